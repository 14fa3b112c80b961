package org.sitedatum.positioning.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

class GaussianTest {

    private static final Offset<Double> ROUNDING = within(1e-11);
    /** States that a row depends on; the last stands for the last of all. */
    private static final int[][] ROWS = {{0, 3, 9}, {0, 1, 2, 4, 9}, {0, 4, 2, 9}, {9}, {2, 0, 1, 9}};

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void shouldCorrectLikeTheTextbookUpdate(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, seed % 2 == 0, (int) seed);
        int n = gaussian.size();
        double[][] h = new double[1][n];
        int[] indices = ROWS[(int) seed % ROWS.length].clone();
        indices[indices.length - 1] = n - 1;
        double[] values = random.doubles(indices.length, -2, 2).toArray();
        for (int m = 0; m < indices.length; m++) {
            h[0][indices[m]] = values[m];
        }
        double r = 0.3;
        double residual = 1.7;
        double[][] p = Dense.covariance(gaussian);
        double[] x = Dense.mean(gaussian);
        double[][] pht = Dense.times(p, Dense.transposed(h));
        double s = Dense.times(h, pht)[0][0] + r;

        double[] ph = new double[n];
        gaussian.multiplyInto(indices, values, 0, indices.length, ph);
        gaussian.correct(ph, s, residual);

        for (int i = 0; i < n; i++) {
            assertThat(ph[i]).isCloseTo(pht[i][0], ROUNDING);
            assertThat(gaussian.mean()[i]).isCloseTo(x[i] + pht[i][0] / s * residual, ROUNDING);
            for (int j = 0; j < n; j++) {
                assertThat(gaussian.covariance(i, j)).isCloseTo(p[i][j] - pht[i][0] * pht[j][0] / s, ROUNDING);
            }
        }
    }

    @Test
    void shouldMakeATagABodyWithoutTouchingWhatItKnows() {
        SplittableRandom random = new SplittableRandom(11);
        Gaussian tag = Dense.random(random, false, 3);
        Gaussian body = new Gaussian(false);
        body.copyFrom(tag);
        double[] variances = {1, 2, 3, 4, 5, 6};

        body.orient(Quaternion.ofYaw(0.7), variances);

        assertThat(body.oriented()).isTrue();
        assertThat(body.size()).isEqualTo(tag.size() + 6);
        for (int i = 0; i < tag.size(); i++) {
            assertThat(body.mean()[moved(i)]).isEqualTo(tag.mean()[i]);
            for (int j = 0; j < tag.size(); j++) {
                assertThat(body.covariance(moved(i), moved(j))).isEqualTo(tag.covariance(i, j));
            }
        }
        for (int k = 0; k < 6; k++) {
            for (int j = 0; j < body.size(); j++) {
                double expected = j == StateLayout.RX + k ? variances[k] : 0;
                assertThat(body.covariance(StateLayout.RX + k, j)).isEqualTo(expected);
            }
        }
        assertThat(quaternion(body)).isEqualTo(Quaternion.ofYaw(0.7));
    }

    private static int moved(int i) {
        return i < StateLayout.TAG_SIZE ? i : i + 6;
    }

    @Test
    void shouldScaleStatesAndDeviationsTogether() {
        SplittableRandom random = new SplittableRandom(12);
        Gaussian gaussian = Dense.random(random, true, 2);
        double[] x = Dense.mean(gaussian);
        double[][] p = Dense.covariance(gaussian);
        double[] factors = new double[gaussian.size()];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextDouble();
        }

        gaussian.scale(factors);

        for (int i = 0; i < x.length; i++) {
            assertThat(gaussian.mean()[i]).isCloseTo(factors[i] * x[i], ROUNDING);
            for (int j = 0; j < x.length; j++) {
                assertThat(gaussian.covariance(i, j)).isCloseTo(factors[i] * p[i][j] * factors[j], ROUNDING);
            }
        }
    }

    @Test
    void shouldMakeOneStateIndependentAndLeaveTheOthers() {
        Gaussian gaussian = Dense.random(new SplittableRandom(13), false, 4);
        double[][] p = Dense.covariance(gaussian);

        gaussian.reset(4, 9, 0.25);

        assertThat(gaussian.mean()[4]).isEqualTo(9);
        for (int i = 0; i < p.length; i++) {
            for (int j = 0; j < p.length; j++) {
                double expected = i == 4 && j == 4 ? 0.25 : i == 4 || j == 4 ? 0 : p[i][j];
                assertThat(gaussian.covariance(i, j)).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldAppendStatesIndependentOfAllOthersEvenInRoomUsedBefore() {
        Gaussian used = Dense.random(new SplittableRandom(14), false, 6);
        Gaussian gaussian = new Gaussian(false);
        gaussian.copyFrom(used);
        gaussian.copyCoreFrom(used, StateLayout.TAG_SIZE);

        int index = gaussian.append(0.5, 2);

        assertThat(index).isEqualTo(StateLayout.TAG_SIZE);
        assertThat(gaussian.size()).isEqualTo(StateLayout.TAG_SIZE + 1);
        assertThat(gaussian.mean()[index]).isEqualTo(0.5);
        for (int j = 0; j < index; j++) {
            assertThat(gaussian.covariance(index, j)).isZero();
        }
        assertThat(gaussian.covariance(index, index)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldCopyToTheBitAndShareNothing(boolean oriented) {
        Gaussian source = Dense.random(new SplittableRandom(15), oriented, 5);
        Gaussian copy = Dense.random(new SplittableRandom(16), !oriented, 1);

        copy.copyFrom(source);

        assertThat(copy.oriented()).isEqualTo(oriented);
        assertThat(copy.size()).isEqualTo(source.size());
        assertThat(Dense.mean(copy)).isEqualTo(Dense.mean(source));
        assertThat(Dense.covariance(copy)).isEqualTo(Dense.covariance(source));
        assertThat(quaternion(copy)).isEqualTo(quaternion(source));
        double before = source.covariance(0, 0);
        copy.inflate(0, 1);
        copy.mean()[0] += 1;
        assertThat(source.covariance(0, 0)).isEqualTo(before);
        assertThat(source.mean()[0]).isEqualTo(copy.mean()[0] - 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-12, 1e-7, 1e-3, 0.5, 3})
    void shouldAbsorbTheRotationErrorIntoTheQuaternion(double angle) {
        Gaussian gaussian = Dense.random(new SplittableRandom(17), true, 0);
        Quaternion before = quaternion(gaussian);
        Vector3 error = new Vector3(0.6, -0.64, 0.48).times(angle);
        gaussian.mean()[StateLayout.RX] = error.x();
        gaussian.mean()[StateLayout.RY] = error.y();
        gaussian.mean()[StateLayout.RZ] = error.z();

        gaussian.absorbRotation();

        Quaternion expected = Quaternion.ofRotationVector(error).times(before);
        assertThat(quaternion(gaussian).angleTo(expected)).isLessThan(1e-12);
        assertThat(quaternion(gaussian).norm()).isCloseTo(1, within(1e-15));
        for (int axis = 0; axis < 3; axis++) {
            assertThat(gaussian.mean()[StateLayout.RX + axis]).isZero();
        }
    }

    @Test
    void shouldStayUnitOverAMillionTurns() {
        Gaussian gaussian = new Gaussian(true);
        for (int i = 0; i < 1_000_000; i++) {
            gaussian.turn(1e-3, -2e-3, 1e-3);
        }
        assertThat(quaternion(gaussian).norm()).isCloseTo(1, within(1e-14));
    }

    private static Quaternion quaternion(Gaussian gaussian) {
        return new Quaternion(
                gaussian.quaternion(0), gaussian.quaternion(1), gaussian.quaternion(2), gaussian.quaternion(3));
    }
}
