package org.sitedatum.positioning.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.replay.PairedPoints.Point;

class GospaTest {

    @Test
    void shouldChargeErrorMissedAndFalse() {
        List<Point> truths = List.of(new Point("a", 0, 0), new Point("b", 10, 0));
        List<Point> estimates = List.of(new Point("1", 0.3, 0.4), new Point("2", 20, 0));

        PairedPoints pairs = new PairedPoints(truths, estimates, 2);

        // one match of 0.5 m; one missed and one false at c^2 / 2 = 2 each
        assertThat(Gospa.of(pairs, 2)).isCloseTo(Math.sqrt(0.25 + 2 + 2), within(1e-12));
        assertThat(Gospa.withoutFalse(pairs, 2)).isCloseTo(1.5, within(1e-12));
    }

    @Test
    void shouldBeZeroForNothingAndForAPerfectPicture() {
        assertThat(Gospa.of(new PairedPoints(List.of(), List.of(), 1), 1)).isZero();
        List<Point> points = List.of(new Point("a", 1, 2), new Point("b", 3, 4));
        assertThat(Gospa.of(new PairedPoints(points, points, 1), 1)).isZero();
    }

    @Test
    void shouldNotMatchAtTheCutOff() {
        PairedPoints pairs = new PairedPoints(List.of(new Point("a", 0, 0)), List.of(new Point("1", 1, 0)), 1);

        assertThat(pairs.matches()).isZero();
        assertThat(pairs.missed()).isEqualTo(1);
        assertThat(pairs.falseEstimates()).isEqualTo(1);
    }

    @Test
    void shouldPreferTwoFairMatchesToOneGoodOne() {
        // a-2 is nearest (0.2), but then b has nothing within 1 m; a-1 and b-2 cost less than one match and c^2
        List<Point> truths = List.of(new Point("a", 0, 0), new Point("b", 0.7, 0));
        List<Point> estimates = List.of(new Point("1", -0.5, 0), new Point("2", 0.2, 0));

        PairedPoints pairs = new PairedPoints(truths, estimates, 1);

        assertThat(pairs.estimateOf(0)).isZero();
        assertThat(pairs.estimateOf(1)).isEqualTo(1);
        assertThat(pairs.squaredMatchError()).isCloseTo(0.5, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldEqualTheBestOfAllPartialAssignments(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 200; round++) {
            double c = random.nextDouble(0.5, 3);
            List<Point> truths = randomPoints(random);
            List<Point> estimates = randomPoints(random);

            double gospa = Gospa.of(new PairedPoints(truths, estimates, c), c);

            double best = leastSquared(truths, estimates, 0, new boolean[estimates.size()], estimates.size(), c);
            assertThat(gospa).isCloseTo(Math.sqrt(best), within(1e-9));
        }
    }

    private static List<Point> randomPoints(SplittableRandom random) {
        List<Point> points = new ArrayList<>();
        int count = random.nextInt(6);
        for (int i = 0; i < count; i++) {
            points.add(new Point("p" + i, random.nextDouble(4), random.nextDouble(4)));
        }
        return points;
    }

    /** Definition of the metric: the minimum over all sets of pairs of sum d^2 + c^2/2 (|X| + |Y| - 2 |pairs|). */
    private static double leastSquared(
            List<Point> truths, List<Point> estimates, int i, boolean[] used, int free, double c) {
        if (i == truths.size()) {
            return 0.5 * c * c * free;
        }
        double best = 0.5 * c * c + leastSquared(truths, estimates, i + 1, used, free, c);
        for (int j = 0; j < estimates.size(); j++) {
            if (!used[j]) {
                used[j] = true;
                double dx = truths.get(i).x() - estimates.get(j).x();
                double dy = truths.get(i).y() - estimates.get(j).y();
                double rest = leastSquared(truths, estimates, i + 1, used, free - 1, c);
                best = Math.min(best, dx * dx + dy * dy + rest);
                used[j] = false;
            }
        }
        return best;
    }
}
