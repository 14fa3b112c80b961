package org.sitedatum.positioning.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SourceClockTest {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final long MILLISECOND = 1_000_000L;

    private final SourceClock clock = new SourceClock();

    @Test
    void shouldFindTheSmallestDelayAndTheJitterAboveIt() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 5_000; i++) {
            long stamp = START + 20L * i * MILLISECOND;
            clock.hear(stamp, stamp + 30 * MILLISECOND + (long) (random.nextDouble() * 10 * MILLISECOND));
        }

        assertThat(clock.count()).isEqualTo(5_000);
        assertThat(clock.offset()).isCloseTo(0.030, within(0.001));
        assertThat(clock.jitter()).isCloseTo(0.005, within(0.002));
    }

    @Test
    void shouldShowAClockAheadOfTheNodeAsNegative() {
        for (int i = 0; i < 10; i++) {
            clock.hear(START + 50 * MILLISECOND, START);
        }

        assertThat(clock.offset()).isEqualTo(-0.05);
        assertThat(clock.jitter()).isZero();
    }

    /** 50 ppm over an hour is 180 ms. */
    @Test
    void shouldFollowAClockThatDrifts() {
        long received = START;
        long stamp = START;
        for (int i = 0; i < 36_000; i++) {
            received += 100 * MILLISECOND;
            stamp += 100 * MILLISECOND - 5_000;
            clock.hear(stamp, received);
        }

        assertThat(clock.offset()).isCloseTo(0.18, within(0.001));
    }

    @Test
    void shouldNotTakeOneSlowMessageForADrift() {
        clock.hear(START, START + 20 * MILLISECOND);
        clock.hear(START + 100 * MILLISECOND, START + 2_000 * MILLISECOND);
        clock.hear(START + 2_100 * MILLISECOND, START + 2_120 * MILLISECOND);

        assertThat(clock.offset()).isCloseTo(0.020, within(1e-9));
    }
}
