package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How often bodies near and far are detected. */
class DetectionByRangeTest {

    private final SensorHabits habits = new SensorHabits();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLearnThatBodiesFarOffAreMissedMoreOften(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 4_000; i++) {
            double distance = 3 + 57 * random.nextDouble();
            double share = distance < 20 ? 0.95 : 0.95 - 0.01 * (distance - 20);
            habits.learnDetection(random.nextDouble() < share ? 1 : 0, distance);
        }

        assertThat(habits.detectionProbability(5)).as("seed " + seed).isCloseTo(0.95, within(0.05));
        assertThat(habits.detectionProbability(60)).as("seed " + seed).isCloseTo(0.6, within(0.12));
        for (double distance = 5; distance < 60; distance += 5) {
            assertThat(habits.detectionProbability(distance + 5))
                    .isLessThan(habits.detectionProbability(distance) + 0.05);
        }
    }

    @Test
    void shouldTakeTheMeanWhereNothingWasSeenYet() {
        for (int i = 0; i < 1_000; i++) {
            habits.learnDetection(0.7, 10);
        }

        assertThat(habits.detectionProbability(500)).isCloseTo(habits.detectionProbability(Double.NaN), within(1e-9));
        assertThat(habits.detectionProbability(0)).isBetween(0.3, 0.98);
    }

    @Test
    void shouldStayWithinBoundsWhateverIsSeen() {
        for (int i = 0; i < 1_000; i++) {
            habits.learnDetection(0, 30);
            habits.learnDetection(1, 3);
        }

        assertThat(habits.detectionProbability(30)).isGreaterThanOrEqualTo(0.3);
        assertThat(habits.detectionProbability(3)).isLessThanOrEqualTo(0.98);
        assertThat(habits.detectionProbability(1e9)).isBetween(0.3, 0.98);
    }
}
