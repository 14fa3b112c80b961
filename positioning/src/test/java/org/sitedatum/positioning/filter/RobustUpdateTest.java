package org.sitedatum.positioning.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RobustUpdateTest {

    private static final double OPEN = Double.POSITIVE_INFINITY;

    private final RobustUpdate update = new RobustUpdate();
    private final Linearization rows = new Linearization();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldEqualTheBatchUpdateWhenRowsAreAppliedOneByOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, false, 3);
        int n = gaussian.size();
        double[][] h = new double[3][n];
        double[][] r = new double[3][3];
        double[] residual = new double[3];
        for (int row = 0; row < 3; row++) {
            residual[row] = 0.3 * Dense.normal(random);
            r[row][row] = 0.2 + row;
            rows.row(residual[row], r[row][row]);
            for (int index : new int[] {row, row + 2, n - 1}) {
                h[row][index] = Dense.normal(random);
                rows.coefficient(index, h[row][index]);
            }
        }
        double[][] p = Dense.covariance(gaussian);
        double[] x = Dense.mean(gaussian);
        double[][] s = Dense.plus(Dense.transported(h, p), 1, r);
        double[][] gain = Dense.times(Dense.times(p, Dense.transposed(h)), Dense.inverse(s));
        double[] step = Dense.times(gain, residual);
        double[][] corrected = Dense.plus(p, -1, Dense.times(gain, Dense.times(h, p)));

        boolean taken = update.apply(gaussian, rows, OPEN, OPEN, OPEN);

        assertThat(taken).isTrue();
        for (int i = 0; i < n; i++) {
            assertThat(gaussian.mean()[i]).isCloseTo(x[i] + step[i], within(1e-11));
            for (int j = 0; j < n; j++) {
                assertThat(gaussian.covariance(i, j)).isCloseTo(corrected[i][j], within(1e-11));
            }
        }
    }

    /** Position variance 3, noise 1: the innovation has standard deviation 2. */
    @ParameterizedTest
    @CsvSource({"5.9, true", "-5.9, true", "6.1, false", "-6.1, false", "NaN, false", "Infinity, false"})
    void shouldRefuseBeyondTheGateAndChangeNothing(double residual, boolean expected) {
        Gaussian gaussian = line();
        Gaussian before = new Gaussian(false);
        before.copyFrom(gaussian);
        observe(residual);

        boolean taken = update.apply(gaussian, rows, 9, OPEN, OPEN);

        assertThat(taken).isEqualTo(expected);
        if (!expected) {
            assertThat(Dense.mean(gaussian)).isEqualTo(Dense.mean(before));
            assertThat(Dense.covariance(gaussian)).isEqualTo(Dense.covariance(before));
        }
    }

    @Test
    void shouldRefuseTheWholeObservationForOneBadRow() {
        Gaussian gaussian = line();
        observe(0.1);
        rows.row(100, 1);
        rows.coefficient(StateLayout.PY, 1);

        assertThat(update.apply(gaussian, rows, 9, OPEN, OPEN)).isFalse();
        assertThat(gaussian.mean()[StateLayout.PX]).isZero();
        assertThat(gaussian.covariance(StateLayout.PX, StateLayout.PX)).isEqualTo(3);
    }

    /** Huber: beyond the knee the step no longer grows with the residual: gain s -> s |z| / knee. */
    @ParameterizedTest
    @CsvSource({"1.9, 1, 1.425", "-3.9, 1, -2.925", "4, 1, 1.5", "40, 1, 1.5", "-8, 1, -3", "-80, 1, -3"})
    void shouldLimitTheStepBeyondEachKnee(double residual, double positiveKnee, double expectedStep) {
        Gaussian gaussian = line();
        observe(residual);

        update.apply(gaussian, rows, OPEN, positiveKnee, 2);

        assertThat(gaussian.mean()[StateLayout.PX]).isCloseTo(expectedStep, within(1e-12));
    }

    @Test
    void shouldLearnLessFromADoubtfulMeasurement() {
        Gaussian plain = line();
        Gaussian doubted = line();
        observe(0.5);
        update.apply(plain, rows, OPEN, 3, 3);
        rows.clear();
        observe(12);
        update.apply(doubted, rows, OPEN, 3, 3);

        assertThat(plain.covariance(0, 0)).isCloseTo(0.75, within(1e-12));
        assertThat(doubted.covariance(0, 0)).isCloseTo(3 - 9 / 8.0, within(1e-12));
    }

    @Test
    void shouldReportTheGaussianLogLikelihoodOfAPlainMeasurement() {
        Gaussian gaussian = line();
        observe(1);

        update.apply(gaussian, rows, 36, 3, 3);

        assertThat(update.logLikelihood()).isCloseTo(-0.5 * (Math.log(2 * Math.PI * 4) + 0.25), within(1e-12));
    }

    /** Two explanations of six rows: the one that refuses them must never gain over the one that foresaw them. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-4, 1e-2, 1, 100})
    void shouldFindRefusedRowsLessLikelyThanForeseenOnes(double variance) {
        Gaussian foreseeing = wide(variance, 0);
        Gaussian wrong = wide(variance, 10 * Math.sqrt(variance + 0.01));

        update.apply(foreseeing, sixRows(foreseeing), 36, 3, 3);
        double foreseen = update.logLikelihood();
        boolean taken = update.apply(wrong, sixRows(wrong), 36, 3, 3);
        double refused = update.logLikelihood();

        assertThat(taken).isFalse();
        assertThat(refused).isLessThan(foreseen - 4);
    }

    /** Rows of a measurement of position and velocity at zero, noise 0.1. */
    private Linearization sixRows(Gaussian gaussian) {
        rows.clear();
        for (int i = 0; i < 6; i++) {
            rows.row(-gaussian.mean()[i], 0.01);
            rows.coefficient(i, 1);
        }
        return rows;
    }

    private static Gaussian wide(double variance, double x) {
        Gaussian gaussian = new Gaussian(false);
        for (int i = 0; i < 6; i++) {
            gaussian.reset(i, i == 0 ? x : 0, variance);
        }
        return gaussian;
    }

    private static Gaussian line() {
        Gaussian gaussian = new Gaussian(false);
        for (int i = 0; i < 6; i++) {
            gaussian.inflate(i, 3);
        }
        return gaussian;
    }

    private void observe(double residual) {
        rows.row(residual, 1);
        rows.coefficient(StateLayout.PX, 1);
    }
}
