package org.sitedatum.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LatencyTallyTest {

    private static final long MILLI = 1_000_000L;

    private final LatencyTally tally = new LatencyTally();

    @Test
    void shouldPairAPoseWithTheMessageOfTheNearestStamp() {
        tally.sent("robot-1", 100 * MILLI, 0);
        tally.sent("robot-1", 150 * MILLI, 40 * MILLI);
        tally.received("robot-1", 152 * MILLI, 43 * MILLI);

        assertThat(tally.figures().p50()).isCloseTo(3, within(0.01));
    }

    @Test
    void shouldNotCountAPoseWithoutACause() {
        tally.sent("robot-1", 100 * MILLI, 0);
        tally.received("robot-1", 200 * MILLI, 5 * MILLI);
        tally.received("robot-2", 100 * MILLI, 5 * MILLI);

        assertThat(tally.figures().p50()).isNaN();
    }

    @Test
    void shouldRememberOnlyTheNewestMessages() {
        for (int k = 0; k < 1000; k++) {
            tally.sent("robot-1", k * 50 * MILLI, 0);
        }
        tally.received("robot-1", 0, MILLI);

        assertThat(tally.figures().p50()).isNaN();
    }
}
