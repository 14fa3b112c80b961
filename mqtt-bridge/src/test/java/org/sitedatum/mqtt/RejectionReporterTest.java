package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.TrackingState;

class RejectionReporterTest {
    private static final long SECOND = 1_000_000_000L;

    private final RejectionReporter reporter = new RejectionReporter(SECOND);

    @Test
    void shouldReportTheFirstAtOnceAndTheRestTogether() {
        reporter.add(rejection("a", "1"), 1);
        assertThat(reporter.takeDue(0)).singleElement().satisfies(report -> {
            assertThat(report.count()).isEqualTo(1);
            assertThat(report.total()).isEqualTo(1);
        });

        for (int i = 0; i < 99; i++) {
            reporter.add(rejection("a", "later " + i), 1);
        }
        assertThat(reporter.takeDue(SECOND - 1)).isEmpty();
        assertThat(reporter.takeDue(SECOND)).singleElement().satisfies(report -> {
            assertThat(report.count()).isEqualTo(99);
            assertThat(report.total()).isEqualTo(100);
            assertThat(report.rejection().detail()).isEqualTo("later 98");
        });
        assertThat(reporter.takeDue(5 * SECOND)).isEmpty();
    }

    @Test
    void shouldKeepSourcesApartAndBounded() {
        for (int i = 0; i < 2 * RejectionReporter.MAX_KEYS; i++) {
            reporter.add(rejection("source-" + i, "x"), 1);
        }

        assertThat(reporter.takeDue(0)).hasSize(RejectionReporter.MAX_KEYS);
    }

    @Test
    void shouldRenewTheLastPoseOncePerIntervalAndAtEveryChangeOfState() {
        LastPoses lastPoses = new LastPoses(new TopicScheme("hq"), SECOND);

        assertThat(lastPoses.plan(EchoConsumer.pose("t", 0, 0), 0).lastIsDue()).isTrue();
        assertThat(lastPoses.plan(EchoConsumer.pose("t", 0, 1), SECOND / 2).lastIsDue())
                .isFalse();
        assertThat(lastPoses.plan(EchoConsumer.pose("u", 0, 1), SECOND / 2).lastIsDue())
                .isTrue();
        assertThat(lastPoses.plan(EchoConsumer.pose("t", 0, 2), SECOND).lastIsDue())
                .isTrue();
        assertThat(lastPoses
                        .plan(EchoConsumer.pose("t", 0, 3, TrackingState.COASTING), SECOND + 1)
                        .lastIsDue())
                .isTrue();
        assertThat(lastPoses
                        .plan(EchoConsumer.pose("t", 0, 4, TrackingState.LOST), SECOND + 2)
                        .lastIsDue())
                .isTrue();
        assertThat(lastPoses.plan(EchoConsumer.pose("t", 0, 5), SECOND + 3).lastTopic())
                .isEqualTo("sitedatum/hq/last/t");
    }

    private static FixRejection rejection(String source, String detail) {
        return new FixRejection(source, 0, Reason.GATED, detail);
    }
}
