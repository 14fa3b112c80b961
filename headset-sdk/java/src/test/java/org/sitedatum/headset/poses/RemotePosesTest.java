package org.sitedatum.headset.poses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.geometry.Pose;
import org.sitedatum.headset.geometry.Vector3;

class RemotePosesTest {

    private static final long STAMP = 1_800_000_000_000_000_000L;

    private final RemotePoses poses = new RemotePoses();
    private final PredictedPose out = new PredictedPose();

    @Test
    void shouldSayWhenNobodyIsKnownOrTheWordIsOld() {
        assertThat(poses.poseAt("robot", STAMP, out)).isEqualTo(RemotePoses.Answer.UNKNOWN);
        poses.told(robot(STAMP, 0));
        assertThat(poses.poseAt("robot", STAMP + 1_500_000_000L, out)).isEqualTo(RemotePoses.Answer.TOO_OLD);
        poses.gone("robot");
        assertThat(poses.poseAt("robot", STAMP, out)).isEqualTo(RemotePoses.Answer.UNKNOWN);
    }

    @Test
    void shouldHoldABodyAtTheHorizonLessAndLessCertain() {
        poses.told(robot(STAMP, 0));
        poses.poseAt("robot", STAMP + 250_000_000L, out);
        double x = out.pose().x();
        double sigma = out.sigma();
        assertThat(out.isBeyondHorizon()).isFalse();

        poses.poseAt("robot", STAMP + 600_000_000L, out);

        assertThat(out.pose().x()).isEqualTo(x);
        assertThat(out.sigma()).isGreaterThan(sigma + 0.2);
        assertThat(out.isBeyondHorizon()).isTrue();
    }

    @Test
    void shouldLieBetweenTwoToldPosesForAnEarlierMoment() {
        poses.told(robot(STAMP, 0));
        poses.told(robot(STAMP + 100_000_000L, 0.1));

        poses.poseAt("robot", STAMP + 50_000_000L, out);

        assertThat(out.pose().x()).isCloseTo(0.05, within(1e-9));
    }

    @Test
    void shouldIgnoreAPoseOlderThanTheLast() {
        poses.told(robot(STAMP + 100_000_000L, 0.1));
        poses.told(robot(STAMP, 5));

        poses.poseAt("robot", STAMP + 100_000_000L, out);

        assertThat(out.pose().x()).isCloseTo(0.1, within(1e-9));
    }

    @Test
    void shouldAllocateNothingPerQuestion() {
        poses.told(robot(STAMP, 0));
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        ask(20_000);

        long before = thread.getThreadAllocatedBytes(id);
        ask(20_000);

        assertThat(thread.getThreadAllocatedBytes(id) - before).isLessThan(2_000);
    }

    private void ask(int times) {
        for (int i = 0; i < times; i++) {
            poses.poseAt("robot", STAMP + i, out);
        }
    }

    private static RemotePose robot(long stamp, double x) {
        return new RemotePose(
                "robot",
                "vehicle",
                stamp,
                Pose.level(new Vector3(x, 0, 0), 0),
                new Vector3(1, 0, 0),
                0,
                MotionModel.CONSTANT_VELOCITY,
                0.05,
                0.1);
    }
}
