package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

class LastPosesTest {
    private static final long SECOND = 1_000_000_000L;

    private final LastPoses lastPoses = new LastPoses(new TopicScheme("hq"), SECOND);

    @Test
    void shouldRenewTheLastPoseOncePerIntervalAndAtEveryChangeOfState() {
        assertThat(isDue(EchoConsumer.pose("t", 0, 0), 0)).isTrue();
        assertThat(isDue(EchoConsumer.pose("t", 0, 1), SECOND / 2)).isFalse();
        assertThat(isDue(EchoConsumer.pose("u", 0, 1), SECOND / 2)).isTrue();
        assertThat(isDue(EchoConsumer.pose("t", 0, 2), SECOND)).isTrue();
        assertThat(isDue(EchoConsumer.pose("t", 0, 3, TrackingState.COASTING), SECOND + 1))
                .isTrue();
        assertThat(isDue(EchoConsumer.pose("t", 0, 4, TrackingState.LOST), SECOND + 2))
                .isTrue();
        assertThat(lastPoses
                        .plan(EchoConsumer.pose("t", 0, 5), SECOND + 3, true)
                        .lastTopic())
                .isEqualTo("sitedatum/hq/last/t");
        assertThat(lastPoses.takeOwed()).isEmpty();
    }

    @Test
    void shouldOweEachBodysNewestPoseThatWasDueWithoutAConnection() {
        PoseEstimate newest = EchoConsumer.pose("t", 0, 1);
        PoseEstimate lost = EchoConsumer.pose("u", 0, 3, TrackingState.LOST);
        lastPoses.plan(EchoConsumer.pose("t", 0, 0), 0, false);
        lastPoses.plan(newest, 1, false);
        lastPoses.plan(EchoConsumer.pose("u", 0, 2), 2, false);
        lastPoses.plan(lost, 3, false);
        lastPoses.plan(EchoConsumer.pose("v", 0, 4), 4, false);
        assertThat(isDue(EchoConsumer.pose("v", 0, 5, TrackingState.COASTING), 5))
                .isTrue();

        assertThat(lastPoses.takeOwed()).containsExactly(newest, lost);
        assertThat(lastPoses.takeOwed()).isEmpty();
    }

    private boolean isDue(PoseEstimate pose, long nowNanos) {
        return lastPoses.plan(pose, nowNanos, true).lastIsDue();
    }
}
