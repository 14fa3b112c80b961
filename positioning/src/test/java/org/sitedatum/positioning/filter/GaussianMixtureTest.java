package org.sitedatum.positioning.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

class GaussianMixtureTest {

    private final GaussianMixture mixture = new GaussianMixture();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMatchMeanAndCovarianceOfTheMixture(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian[] parts = {
            Dense.random(random, false, 3), Dense.random(random, false, 3), Dense.random(random, false, 3)
        };
        double[] weights = {0.2, 0.5, 0.3};
        int n = parts[0].size();
        Gaussian out = new Gaussian(false);

        mixture.mergeInto(parts, weights, 3, n, out);

        double[] mean = new double[n];
        for (int k = 0; k < 3; k++) {
            for (int i = 0; i < n; i++) {
                mean[i] += weights[k] * parts[k].mean()[i];
            }
        }
        for (int i = 0; i < n; i++) {
            assertThat(out.mean()[i]).isCloseTo(mean[i], within(1e-12));
            for (int j = 0; j < n; j++) {
                double expected = 0;
                for (int k = 0; k < 3; k++) {
                    double di = parts[k].mean()[i] - mean[i];
                    double dj = parts[k].mean()[j] - mean[j];
                    expected += weights[k] * (parts[k].covariance(i, j) + di * dj);
                }
                assertThat(out.covariance(i, j)).isCloseTo(expected, within(1e-11));
            }
        }
    }

    /** Samples of two bodies turned 0.3 rad apart, with small rotation errors, as the error states define them. */
    @Test
    void shouldMatchTheMomentsOfSampledRotations() {
        SplittableRandom random = new SplittableRandom(7);
        Gaussian[] parts = {body(0, 0.05), body(0.3, 0.1)};
        double[] weights = {0.6, 0.4};
        Gaussian out = new Gaussian(true);

        mixture.mergeInto(parts, weights, 2, StateLayout.BODY_SIZE, out);

        Quaternion merged = quaternion(out);
        int samples = 200_000;
        Vector3 sum = Vector3.ZERO;
        double squared = 0;
        for (int s = 0; s < samples; s++) {
            int k = random.nextDouble() < weights[0] ? 0 : 1;
            double sigma = Math.sqrt(parts[k].covariance(StateLayout.RZ, StateLayout.RZ));
            Quaternion sample = Quaternion.ofRotationVector(new Vector3(0, 0, sigma * Dense.normal(random)))
                    .times(quaternion(parts[k]));
            Vector3 error = sample.times(merged.conjugate()).toRotationVector();
            sum = sum.plus(error);
            squared += error.z() * error.z();
        }
        assertThat(sum.times(1.0 / samples).norm()).isLessThan(2e-3);
        assertThat(squared / samples).isCloseTo(out.covariance(StateLayout.RZ, StateLayout.RZ), within(3e-4));
        assertThat(out.mean()[StateLayout.RZ]).isZero();
    }

    @Test
    void shouldNotCareForTheSignOfAQuaternion() {
        Gaussian a = body(0.1, 0.05);
        Gaussian b = body(0.3, 0.05);
        Gaussian negated = body(0.3, 0.05);
        negated.setQuaternion(-b.quaternion(0), -b.quaternion(1), -b.quaternion(2), -b.quaternion(3));
        Gaussian plain = new Gaussian(true);
        Gaussian other = new Gaussian(true);

        mixture.mergeInto(new Gaussian[] {a, b}, new double[] {0.6, 0.4}, 2, StateLayout.BODY_SIZE, plain);
        mixture.mergeInto(new Gaussian[] {a, negated}, new double[] {0.6, 0.4}, 2, StateLayout.BODY_SIZE, other);

        assertThat(quaternion(plain).angleTo(quaternion(other))).isLessThan(1e-12);
        assertThat(other.covariance(StateLayout.RZ, StateLayout.RZ))
                .isCloseTo(plain.covariance(StateLayout.RZ, StateLayout.RZ), within(1e-12));
        assertThat(quaternion(plain).yaw()).isCloseTo(0.18, within(1e-9));
    }

    @Test
    void shouldReturnTheOnlyPartThatHasWeight() {
        Gaussian a = Dense.random(new SplittableRandom(3), true, 2);
        Gaussian b = Dense.random(new SplittableRandom(4), true, 2);
        Gaussian out = new Gaussian(false);

        mixture.mergeInto(new Gaussian[] {a, b}, new double[] {0, 1}, 2, a.size(), out);

        assertThat(Dense.mean(out)).isEqualTo(Dense.mean(b));
        assertThat(Dense.covariance(out)).isEqualTo(Dense.covariance(b));
    }

    private static Gaussian body(double yaw, double sigma) {
        Gaussian gaussian = new Gaussian(true);
        for (int i = 0; i < StateLayout.BODY_SIZE; i++) {
            gaussian.inflate(i, 1e-6);
        }
        gaussian.reset(StateLayout.RZ, 0, sigma * sigma);
        gaussian.turn(0, 0, yaw);
        return gaussian;
    }

    private static Quaternion quaternion(Gaussian gaussian) {
        return new Quaternion(
                gaussian.quaternion(0), gaussian.quaternion(1), gaussian.quaternion(2), gaussian.quaternion(3));
    }
}
