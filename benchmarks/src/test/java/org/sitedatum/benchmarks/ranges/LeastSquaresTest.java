package org.sitedatum.benchmarks.ranges;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Vector3;

class LeastSquaresTest {

    @Test
    void shouldBothFindTheSamePosition() {
        RangeHall hall = new RangeHall(0);
        double[] ranges = new double[EngineStart.RANGES];
        double[] byHand = new double[2];
        double[] byLibrary = new double[2];

        for (int k = 0; k < 100; k++) {
            Vector3 place = hall.place();
            for (int i = 0; i < ranges.length; i++) {
                ranges[i] = hall.measure(place, i);
            }
            LeastSquares.gaussNewton(ranges, ranges.length, byHand);
            LeastSquares.hipparchus(ranges, ranges.length, byLibrary);

            assertThat(byHand[0]).isCloseTo(byLibrary[0], within(1e-3));
            assertThat(byHand[1]).isCloseTo(byLibrary[1], within(1e-3));
            assertThat(Math.hypot(byHand[0] - place.x(), byHand[1] - place.y())).isLessThan(1);
        }
    }

    @Test
    void shouldStartTheEngineWithTheSixthRangeAndNotBefore() {
        RangeHall hall = new RangeHall(0);
        EngineStart start = new EngineStart(new SilentListener());
        Vector3 place = hall.place();
        double[] ranges = new double[EngineStart.RANGES];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = hall.measure(place, i);
        }

        assertThat(start.hear(ranges, EngineStart.RANGES - 1).estimateAt("body-0", Long.MAX_VALUE / 4))
                .isEmpty();
        Vector3 found = start.find(ranges);
        assertThat(Math.hypot(found.x() - place.x(), found.y() - place.y())).isLessThan(1);
    }
}
