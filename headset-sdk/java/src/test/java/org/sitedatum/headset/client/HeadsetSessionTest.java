package org.sitedatum.headset.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.headset.client.FakeTransport.await;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.align.AlignmentListener;
import org.sitedatum.headset.align.AlignmentOptions;
import org.sitedatum.headset.align.AlignmentQuality;
import org.sitedatum.headset.align.SessionAlignment;
import org.sitedatum.headset.align.SightingResult;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.PoseBuffer;
import org.sitedatum.headset.geometry.Vector3;

/** What the node tells and what the headset sees end in one alignment. */
class HeadsetSessionTest {

    private static final long FRAME = 14_000_000L;
    private static final Pose MARKER = Pose.level(new Vector3(6, 2, 1.5), 0.4);

    private final FakeTransport network = new FakeTransport();
    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final SpatialClient client = SpatialClient.connect(
            ClientOptions.of("ws://node", "plant", "headset-7").withClock(clock::get),
            network,
            new ClientListener() {});
    private final SessionAlignment alignment = new SessionAlignment(AlignmentOptions.DEFAULT, AlignmentListener.NONE);
    private final HeadsetSession session = new HeadsetSession(alignment, client);
    private final PoseBuffer head = new PoseBuffer().setLevel(1, 2, 1.6, 0.3);
    private int revision;

    @AfterEach
    void close() throws InterruptedException {
        client.close();
        assertThat(client.awaitEnd(5_000)).isTrue();
    }

    @Test
    void shouldShowWhatTheNodeTellsAndFollowItSmoothly() {
        join();
        frames(3);
        tell(Pose.level(new Vector3(3, 5, 0.2), 2.1));
        frames(2);

        assertThat(alignment.quality()).isEqualTo(AlignmentQuality.TRACKED);
        assertThat(session.isLinked()).isTrue();
        assertThat(shownHead()
                        .distanceTo(Pose.level(new Vector3(3, 5, 0.2), 2.1).apply(new Vector3(1, 2, 1.6))))
                .isLessThan(0.002);

        tell(Pose.level(new Vector3(3.1, 5, 0.2), 2.1));
        double largest = 0;
        Vector3 before = shownHead();
        for (int i = 0; i < 300; i++) {
            frames(1);
            largest = Math.max(largest, shownHead().distanceTo(before));
            before = shownHead();
        }
        assertThat(largest).isBetween(0.0005, 0.002);
        assertThat(before.distanceTo(Pose.level(new Vector3(3.1, 5, 0.2), 2.1).apply(new Vector3(1, 2, 1.6))))
                .isLessThan(0.005);
    }

    @Test
    void shouldGoOnByItsOwnSightingsWhenTheNodeIsSilent() {
        join();
        frames(3);
        tell(Pose.level(new Vector3(3, 5, 0.2), 2.1));
        frames(2);
        assertThat(glance(Pose.level(new Vector3(3, 5, 0.2), 2.1))).isEqualTo(SightingResult.KEPT);

        frames(80);

        assertThat(session.isLinked()).isFalse();
        Pose drifted = Pose.level(new Vector3(3.05, 5.02, 0.2), 2.1);
        for (int i = 0; i < 10; i++) {
            assertThat(glance(drifted)).isEqualTo(SightingResult.USED);
            frames(75);
        }
        assertThat(shownHead().distanceTo(drifted.apply(new Vector3(1, 2, 1.6))))
                .isLessThan(0.02);
    }

    @Test
    void shouldNotTakeAnAlignmentOfTheFrameBeforeAReset() {
        join();
        frames(3);
        tell(Pose.level(new Vector3(3, 5, 0.2), 2.1));
        frames(2);
        Vector3 before = shownHead();
        long old = stamp();

        frames(1);
        head.setLevel(0, 0, 1.6, 0);
        session.sessionReset();
        frames(2);
        tell(Pose.level(new Vector3(3, 5, 0.2), 2.1), old);
        frames(2);

        assertThat(shownHead().distanceTo(before)).isLessThan(0.01);
    }

    private SightingResult glance(Pose siteFromSession) {
        Pose sessionFromHead = head.pose();
        Pose headFromMarker = siteFromSession.then(sessionFromHead).inverse().then(MARKER);
        return session.markerSeen(
                clock.get(), "m1", MARKER, sessionFromHead, headFromMarker, Convention.ROS, 0.01, 0.01);
    }

    private void frames(int count) {
        for (int i = 0; i < count; i++) {
            session.headPose(clock.addAndGet(FRAME), head, Convention.ROS);
        }
    }

    private Vector3 shownHead() {
        PoseBuffer out = new PoseBuffer();
        alignment.siteFromSessionInto(out);
        return out.pose().apply(head.pose().position());
    }

    private void tell(Pose siteFromSession) {
        tell(siteFromSession, stamp());
    }

    private void tell(Pose p, long stampMicros) {
        revision++;
        network.newest()
                .listener
                .received("{\"type\":\"alignment\",\"alignment\":{\"frame\":\"headset-7.session\",\"stamp\":"
                        + stampMicros
                        + ",\"position\":[" + p.position().x() + ","
                        + p.position().y() + "," + p.position().z()
                        + "],\"orientation\":[0,0," + p.qz() + "," + p.qw()
                        + "],\"covariance\":[0.001,0,0,0,0,0,0.001,0,0,0,0,0.001,0,0,0,0,0,0,0,0,0.0001],\"revision\":"
                        + revision + "}}");
        await(() -> client.serverAlignment()
                .filter(told -> told.revision() == revision)
                .isPresent());
    }

    private long stamp() {
        return client.clock().serverNanos(clock.get()) / 1_000;
    }

    private void join() {
        network.join(client, clock.get());
    }
}
