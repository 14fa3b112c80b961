package org.sitedatum.positioning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.RX;
import static org.sitedatum.positioning.filter.StateLayout.VX;
import static org.sitedatum.positioning.filter.StateLayout.VY;
import static org.sitedatum.positioning.filter.StateLayout.WX;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.RobustUpdate;

class MotionModelTest {

    private static final double FOREVER = Double.POSITIVE_INFINITY;
    private static final MotionMode STEADY = new MotionMode(0.8, 0.4, 0.3, 0.05, 0.02, FOREVER, 0.3, 0.01, FOREVER, 5);
    private static final MotionMode WALK = new MotionMode(0.8, 0.4, 0.3, 0.05, 0.02, 7, 0.3, 0.01, 2, 5);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldTransportTheCovarianceAsTheFullMatricesDo(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean oriented = seed % 2 == 0;
        Gaussian gaussian = Dense.random(random, oriented, 3);
        double dt = 0.05 + 0.4 * random.nextDouble();
        MotionMode mode = seed % 3 == 0 ? STEADY : WALK;
        double[][] f = transition(gaussian, dt, mode);
        double[] mean = Dense.times(f, Dense.mean(gaussian));
        double[][] expected =
                Dense.plus(Dense.transported(f, Dense.covariance(gaussian)), 1, noise(gaussian, dt, mode));
        Quaternion before = quaternion(gaussian);
        Vector3 turn = oriented ? new Vector3(mean[RX], mean[RX + 1], mean[RX + 2]) : Vector3.ZERO;

        MotionModel.predict(gaussian, dt, mode);

        for (int i = 0; i < mean.length; i++) {
            boolean rotation = oriented && i >= RX && i < WX;
            assertThat(gaussian.mean()[i]).isCloseTo(rotation ? 0 : mean[i], within(1e-12));
            for (int j = 0; j < mean.length; j++) {
                assertThat(gaussian.covariance(i, j)).as("%d %d", i, j).isCloseTo(expected[i][j], within(1e-9));
            }
        }
        assertThat(quaternion(gaussian)
                        .angleTo(Quaternion.ofRotationVector(turn).times(before)))
                .isLessThan(1e-9);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldTakeAStepUsedForOthersBeforeAsAFreshOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        MotionStep step = new MotionStep();
        for (int i = 0; i < 50; i++) {
            double dt = random.nextBoolean() ? 0.1 : random.nextDouble();
            MotionMode mode = random.nextBoolean() ? STEADY : WALK;
            Gaussian gaussian = Dense.random(random, i % 2 == 0, 3);
            Gaussian alike = new Gaussian(false);
            alike.copyFrom(gaussian);

            step.set(dt, mode);
            MotionModel.predict(gaussian, step);
            MotionModel.predict(alike, dt, mode);

            assertThat(Dense.mean(gaussian)).isEqualTo(Dense.mean(alike));
            assertThat(Dense.covariance(gaussian)).isDeepEqualTo(Dense.covariance(alike));
        }
    }

    /** F of integrated Ornstein-Uhlenbeck motion in position and, for a body, in rotation. */
    private static double[][] transition(Gaussian gaussian, double dt, MotionMode mode) {
        double[][] f = Dense.identity(gaussian.size());
        fill(f, PX, VX, dt, mode.velocityTau());
        if (gaussian.oriented()) {
            fill(f, RX, WX, dt, mode.turnTau());
        }
        return f;
    }

    private static void fill(double[][] f, int x, int v, double dt, double tau) {
        double fade = Double.isInfinite(tau) ? 1 : Math.exp(-dt / tau);
        double reach = Double.isInfinite(tau) ? dt : tau * (1 - fade);
        for (int axis = 0; axis < 3; axis++) {
            f[x + axis][v + axis] = reach;
            f[v + axis][v + axis] = fade;
        }
    }

    /** Q of white acceleration with its own density along and across the velocity. */
    private static double[][] noise(Gaussian gaussian, double dt, MotionMode mode) {
        double[][] q = new double[gaussian.size()][gaussian.size()];
        double vx = gaussian.mean()[VX];
        double vy = gaussian.mean()[VY];
        double speed = Math.hypot(vx, vy);
        double moving = speed * speed / (speed * speed + mode.standstillSpeed() * mode.standstillSpeed());
        double along = mode.accelerationDensity() * Math.max(mode.standstillFloor(), moving);
        double across = along * (1 - moving * (1 - mode.lateralRatio()));
        double c = vx / speed;
        double s = vy / speed;
        double[][] turn = {{c, -s, 0}, {s, c, 0}, {0, 0, 1}};
        double[][] density = {{along, 0, 0}, {0, across, 0}, {0, 0, mode.verticalDensity()}};
        add(q, PX, VX, dt, mode.velocityTau(), Dense.transported(turn, density));
        if (gaussian.oriented()) {
            double tilt = mode.tiltDensity();
            add(q, RX, WX, dt, mode.turnTau(), new double[][] {{tilt, 0, 0}, {0, tilt, 0}, {0, 0, mode.turnDensity()}});
        }
        return q;
    }

    /** Integrals over the step of the response to a push: of the velocity exp(-s/tau), of the position tau (1 - exp(-s/tau)). */
    private static void add(double[][] q, int x, int v, double dt, double tau, double[][] density) {
        double[] share = new double[3];
        int steps = 20_000;
        for (int k = 0; k < steps; k++) {
            double s = dt * (k + 0.5) / steps;
            double velocity = Double.isInfinite(tau) ? 1 : Math.exp(-s / tau);
            double position = Double.isInfinite(tau) ? s : tau * (1 - velocity);
            share[0] += position * position * dt / steps;
            share[1] += position * velocity * dt / steps;
            share[2] += velocity * velocity * dt / steps;
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                q[x + i][x + j] += density[i][j] * share[0];
                q[x + i][v + j] += density[i][j] * share[1];
                q[v + i][x + j] += density[i][j] * share[1];
                q[v + i][v + j] += density[i][j] * share[2];
            }
        }
    }

    @Test
    void shouldBecomeConstantVelocityForALongTimeConstant() {
        SplittableRandom random = new SplittableRandom(9);
        Gaussian constant = Dense.random(random, true, 2);
        Gaussian slow = new Gaussian(true);
        slow.copyFrom(constant);
        MotionMode limit = new MotionMode(1, 0.5, 0.3, 0.05, 0.1, FOREVER, 0.2, 0.1, FOREVER, 1);
        MotionMode nearly = new MotionMode(1, 0.5, 0.3, 0.05, 0.1, 1e9, 0.2, 0.1, 1e9, 1);
        double x = constant.mean()[PX] + 0.3 * constant.mean()[VX];

        MotionModel.predict(constant, 0.3, limit);
        MotionModel.predict(slow, 0.3, nearly);

        assertThat(constant.mean()[PX]).isEqualTo(x);
        for (int i = 0; i < constant.size(); i++) {
            assertThat(slow.mean()[i]).isCloseTo(constant.mean()[i], within(1e-6));
            for (int j = 0; j < constant.size(); j++) {
                assertThat(slow.covariance(i, j)).isCloseTo(constant.covariance(i, j), within(1e-6));
            }
        }
    }

    @Test
    void shouldStopAfterTheReachOfAShortTimeConstant() {
        Gaussian gaussian = new Gaussian(false);
        gaussian.mean()[VX] = 2;
        MotionMode stopping = new MotionMode(1, 1, 1, 1, 1, 0.5, 1, 1, 1, 1);

        for (int i = 0; i < 1_000; i++) {
            MotionModel.predict(gaussian, 0.1, stopping);
        }

        assertThat(gaussian.mean()[PX]).isCloseTo(2 * 0.5, within(1e-9));
        assertThat(gaussian.mean()[VX]).isCloseTo(0, within(1e-9));
    }

    @Test
    void shouldChangeNothingInNoTime() {
        Gaussian gaussian = Dense.random(new SplittableRandom(3), true, 2);
        Gaussian before = new Gaussian(true);
        before.copyFrom(gaussian);

        MotionModel.predict(gaussian, 0, WALK);

        assertThat(Dense.mean(gaussian)).isEqualTo(Dense.mean(before));
        assertThat(Dense.covariance(gaussian)).isEqualTo(Dense.covariance(before));
    }

    @Test
    void shouldDoubtTheDirectionEquallyAtStandstill() {
        Gaussian gaussian = new Gaussian(false);

        MotionModel.predict(gaussian, 1, STEADY);

        assertThat(gaussian.covariance(VX, VX)).isEqualTo(gaussian.covariance(VY, VY));
        assertThat(gaussian.covariance(VX, VX)).isCloseTo(0.8 * 0.05, within(1e-12));
        assertThat(gaussian.covariance(VX, VY)).isZero();
    }

    @Test
    void shouldStayPositiveDefiniteOverALongRunOfPredictionsAndRanges() {
        SplittableRandom random = new SplittableRandom(21);
        Gaussian gaussian = Dense.random(random, true, 6);
        RobustUpdate update = new RobustUpdate();
        RangeModel model = new RangeModel();
        Linearization rows = new Linearization();
        int[] biases = {13, 14, 15};
        for (int i = 0; i < 100_000; i++) {
            MotionModel.predict(gaussian, 0.02, WALK);
            Vector3 anchor = new Vector3(i % 2 * 10, i / 2 % 2 * 8, 2.5);
            rows.clear();
            model.linearize(gaussian, anchor, new Vector3(0.3, 0.1, 0), 0, 0.0004, 12, biases, 16, rows);
            double residual = 0.02 * Dense.normal(random);
            double range = residual - rows.residual(0);
            rows.clear();
            model.linearize(gaussian, anchor, new Vector3(0.3, 0.1, 0), range, 0.0004, 12, biases, 16, rows);
            update.apply(gaussian, rows, 1e9, 0.6, 2);
            if (i % 5_000 == 0) {
                assertThat(Dense.smallestPivot(Dense.covariance(gaussian)))
                        .as("step %d", i)
                        .isPositive();
            }
        }
        assertThat(Dense.smallestPivot(Dense.covariance(gaussian))).isPositive();
        assertThat(quaternion(gaussian).norm()).isCloseTo(1, within(1e-12));
    }

    private static Quaternion quaternion(Gaussian g) {
        return new Quaternion(g.quaternion(0), g.quaternion(1), g.quaternion(2), g.quaternion(3));
    }
}
