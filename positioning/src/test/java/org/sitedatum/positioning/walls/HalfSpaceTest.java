package org.sitedatum.positioning.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HalfSpaceTest {

    private final HalfSpace half = new HalfSpace();

    @ParameterizedTest
    @CsvSource({"0, 1, 0.05", "0.5, 0.3, 0.05", "-0.4, 0.3, 0.05", "-2, 0.5, 0.05", "-0.2, 0.5, 0.5"})
    void shouldAgreeWithWeighedSamples(double mean, double sigma, double passing) {
        SplittableRandom random = new SplittableRandom(7);
        double weights = 0;
        double sum = 0;
        double squares = 0;
        int samples = 400_000;
        for (int i = 0; i < samples; i++) {
            double x = mean + sigma * random.nextGaussian();
            double weight = x > 0 ? 1 : passing;
            weights += weight;
            sum += weight * x;
            squares += weight * x * x;
        }

        half.constrain(mean, sigma, passing);

        assertThat(half.likelihood()).isCloseTo(weights / samples, within(0.003));
        assertThat(half.mean()).isCloseTo(sum / weights, within(0.01 * sigma));
        double variance = squares / weights - Math.pow(sum / weights, 2);
        assertThat(half.variance()).isCloseTo(variance, within(0.02 * sigma * sigma));
    }

    @Test
    void shouldLetGoFarBeyondTheWall() {
        half.constrain(-5, 1, 0.05);

        assertThat(half.mean()).isCloseTo(-5, within(0.01));
        assertThat(half.variance()).isCloseTo(1, within(0.01));
        assertThat(half.likelihood()).isCloseTo(0.05, within(1e-3));
    }

    @Test
    void shouldStayFiniteAnywhere() {
        for (double mean : new double[] {-1e6, -60, -8, 8, 60, 1e6}) {
            half.constrain(mean, 1, 0.05);
            assertThat(half.mean()).isFinite();
            assertThat(half.variance()).isPositive().isFinite();
            assertThat(half.likelihood()).isPositive();
        }
    }
}
