package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How large the area is that false detections fall on. */
class ClutterSpreadTest {

    private final ClutterSpread spread = new ClutterSpread();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldTellTheAreaOfARectangleWhateverFewStrayFarAway(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            spread.learn(5 + 30 * random.nextDouble(), -4 + 20 * random.nextDouble(), 1);
        }
        spread.learn(90, 70, 0.05);

        assertThat(spread.area(100 * 80, 1)).as("seed " + seed).isCloseTo(600 + 160, within(90.0));
    }

    @Test
    void shouldTakeTheRegionBeforeAnythingFalseWasSeen() {
        assertThat(spread.area(700, 100)).isEqualTo(700);
    }

    @Test
    void shouldNeverBeSmallerThanTheLeast() {
        for (int i = 0; i < 1_000; i++) {
            spread.learn(1, 2, 1);
        }

        assertThat(spread.area(100, 100)).isEqualTo(100);
    }
}
