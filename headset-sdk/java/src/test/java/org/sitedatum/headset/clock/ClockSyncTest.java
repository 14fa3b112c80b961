package org.sitedatum.headset.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSyncTest {

    private static final long EPOCH = 1_800_000_000_000_000_000L;
    private static final double MS = 1e6;

    private final ClockSync sync = new ClockSync();
    private double serverAhead;
    private double drift;

    @Test
    void shouldKnowNothingBeforeTheFirstExchange() {
        assertThat(sync.isSynchronized()).isFalse();
        assertThat(sync.sigmaNanos(0)).isInfinite();
        assertThatThrownBy(() -> sync.serverNanos(0)).isInstanceOf(IllegalStateException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldFollowADriftingClockOverABusyNetwork(long seed) {
        drift = 30e-6;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 300; i++) {
            exchange(i * 1e9, 2 * MS + busy(random), 2 * MS + busy(random));
        }

        double error = sync.serverNanos((long) 300e9) - truth(300e9);

        assertThat(error).as("ns").isCloseTo(0, within(1.0 * MS));
        assertThat(Math.abs(error)).isLessThan(4 * sync.sigmaNanos((long) 300e9) + sync.asymmetryBoundNanos());
        assertThat(sync.drift()).isCloseTo(30e-6, within(10e-6));
        assertThat(sync.restarts()).isZero();
    }

    @Test
    void shouldNotBePulledByOneSlowWay() {
        for (int i = 0; i < 50; i++) {
            exchange(i * 1e9, 1 * MS, i % 2 == 0 ? 1 * MS : 80 * MS);
        }

        assertThat(sync.serverNanos((long) 50e9) - truth(50e9)).isCloseTo(0, within(1.0 * MS));
    }

    @Test
    void shouldGrowLessCertainBetweenExchanges() {
        for (int i = 0; i < 20; i++) {
            exchange(i * 1e9, MS, MS);
        }

        assertThat(sync.sigmaNanos((long) 620e9)).isGreaterThan(10 * sync.sigmaNanos((long) 20e9));
    }

    @Test
    void shouldStartAnewWhenAClockStepped() {
        for (int i = 0; i < 20; i++) {
            exchange(i * 1e9, MS, MS);
        }
        serverAhead = 3e9;
        for (int i = 20; i < 26; i++) {
            exchange(i * 1e9, MS, MS);
        }

        assertThat(sync.restarts()).isEqualTo(1);
        assertThat(sync.serverNanos((long) 26e9) - truth(26e9)).isCloseTo(0, within(1.0 * MS));
    }

    @Test
    void shouldRefuseAnAnswerBeforeItsQuestion() {
        assertThat(sync.exchange(10, EPOCH, EPOCH, 5)).isFalse();
        assertThat(sync.exchange(10, EPOCH, EPOCH + 100, 20)).isFalse();
        assertThat(sync.isSynchronized()).isFalse();
    }

    @Test
    void shouldComeBackFromTheServersTime() {
        drift = 20e-6;
        for (int i = 0; i < 20; i++) {
            exchange(i * 1e9, MS, MS);
        }

        assertThat(sync.headsetNanos(sync.serverNanos(25_000_000_123L))).isCloseTo(25_000_000_123L, within(10L));
    }

    private void exchange(double sent, double there, double back) {
        long received = (long) truth(sent + there);
        long answered = received + 50_000;
        sync.exchange((long) sent, received, answered, (long) (sent + there + 50_000 + back));
    }

    private double truth(double headset) {
        return EPOCH + serverAhead + headset * (1 + drift);
    }

    /** Waiting on Wi-Fi: mostly little, now and then tens of milliseconds. */
    private static double busy(SplittableRandom random) {
        return random.nextInt(10) == 0 ? 40 * MS * random.nextDouble() : -MS * Math.log(1 - random.nextDouble());
    }
}
