package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.FixRejection.Reason;

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

    private static FixRejection rejection(String source, String detail) {
        return new FixRejection(source, 0, Reason.GATED, detail);
    }
}
