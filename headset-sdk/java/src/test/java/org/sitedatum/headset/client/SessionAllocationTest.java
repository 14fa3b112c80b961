package org.sitedatum.headset.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.align.AlignmentListener;
import org.sitedatum.headset.align.AlignmentOptions;
import org.sitedatum.headset.align.SessionAlignment;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;
import org.sitedatum.headset.poses.MotionModel;
import org.sitedatum.headset.poses.PredictedPose;
import org.sitedatum.headset.poses.RemotePose;

/** All that a renderer calls in a frame of a session that is joined to a site leaves no garbage on its thread. */
class SessionAllocationTest {

    private static final long FRAME = 14_000_000L;
    private static final int FRAMES = 20_000;

    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final FakeTransport network = new FakeTransport();
    private final SpatialClient client = SpatialClient.connect(
            ClientOptions.of("ws://node", "plant", "headset-7").withClock(clock::get), network, ClientListener.NONE);
    private final HeadsetSession session =
            new HeadsetSession(new SessionAlignment(AlignmentOptions.DEFAULT, AlignmentListener.NONE), client);
    private final PoseBuffer head = new PoseBuffer();
    private final PoseBuffer out = new PoseBuffer();
    private final PredictedPose robot = new PredictedPose();
    private final double[] matrix = new double[16];
    private double shown;

    @Test
    void shouldAllocateNothingPerFrameOfAJoinedSession() throws InterruptedException {
        join();
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        frames(FRAMES);

        long before = thread.getThreadAllocatedBytes(id);
        long overhead = thread.getThreadAllocatedBytes(id) - before;
        before = thread.getThreadAllocatedBytes(id);
        frames(FRAMES);
        long allocated = thread.getThreadAllocatedBytes(id) - before - overhead;

        assertThat(session.alignment().isAligned()).isTrue();
        assertThat(shown).isNotZero();
        assertThat(allocated / (double) FRAMES)
                .as("bytes a frame of " + allocated)
                .isLessThan(0.1);
        client.close();
        assertThat(client.awaitEnd(5_000)).isTrue();
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            long now = clock.addAndGet(FRAME);
            double t = now * 1e-9;
            head.setLevel(2 * Math.cos(0.4 * t), 2 * Math.sin(0.4 * t), 1.6, 0.4 * t);
            Convention.OPENXR.fromSite(head, head);
            session.headPose(now, head, Convention.OPENXR);
            session.alignment().siteFromSessionInto(out);
            out.matrixInto(matrix);
            client.poseAt("robot", now, robot);
            shown += matrix[12] + robot.pose().x();
        }
    }

    private void join() {
        network.join(client, clock.get());
        client.poses()
                .told(new RemotePose(
                        "robot",
                        "vehicle",
                        client.clock().serverNanos(clock.get()) + 3_600_000_000_000L,
                        Pose.level(new Vector3(3, 4, 0), 0.5),
                        new Vector3(1, 0, 0),
                        0.3,
                        MotionModel.CONSTANT_TURN,
                        0.05,
                        0.1));
        frames(2);
        session.alignment().placeSeen(clock.get(), Pose.level(new Vector3(7, 1, 1.6), 1), 0.02, 0.02, 0.01);
    }
}
