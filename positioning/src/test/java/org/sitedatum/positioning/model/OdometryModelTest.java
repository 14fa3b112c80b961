package org.sitedatum.positioning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sitedatum.positioning.filter.StateLayout.PX;
import static org.sitedatum.positioning.filter.StateLayout.RX;
import static org.sitedatum.positioning.filter.StateLayout.RZ;
import static org.sitedatum.positioning.filter.StateLayout.VX;
import static org.sitedatum.positioning.filter.StateLayout.WX;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.filter.Gaussian;

class OdometryModelTest {

    private static final OdometryModel.Noise NONE = new OdometryModel.Noise(0, 0, 0, 0, 0);
    private static final OdometryModel.Noise WHEELS = new OdometryModel.Noise(5e-4, 0.0025, 0.005, 2.5e-5, 1e-6);
    private static final double STEP = 1e-6;

    /** Derivatives of the moved state by the error before it, by central differences, give the covariance after it. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldTransportTheCovarianceAsTheMotionTransportsErrors(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, true, 2);
        gaussian.setQuaternion(0, 0, 0, 1);
        gaussian.turn(0, 0, 6 * random.nextDouble());
        int gain = seed % 2 == 0 ? 13 : -1;
        gaussian.mean()[13] = 0.05;
        RigidTransform motion = new RigidTransform(
                Quaternion.ofYaw(0.4 * random.nextDouble()), new Vector3(random.nextDouble(), 0.2, 0.1));
        double[][] f = numericTransition(gaussian, motion, gain);
        double[][] expected = Dense.transported(f, Dense.covariance(gaussian));

        OdometryModel.move(gaussian, motion, 0.1, gain, NONE);

        for (int i = 0; i < gaussian.size(); i++) {
            for (int j = 0; j < gaussian.size(); j++) {
                assertThat(gaussian.covariance(i, j)).as("%d %d", i, j).isCloseTo(expected[i][j], within(1e-6));
            }
        }
    }

    private static double[][] numericTransition(Gaussian gaussian, RigidTransform motion, int gain) {
        int n = gaussian.size();
        double[][] f = new double[n][n];
        Gaussian reference = moved(gaussian, -1, 0, motion, gain);
        for (int state = 0; state < n; state++) {
            double[] above = error(moved(gaussian, state, STEP, motion, gain), reference);
            double[] below = error(moved(gaussian, state, -STEP, motion, gain), reference);
            for (int i = 0; i < n; i++) {
                f[i][state] = (above[i] - below[i]) / (2 * STEP);
            }
        }
        return f;
    }

    private static Gaussian moved(Gaussian gaussian, int state, double step, RigidTransform motion, int gain) {
        Gaussian copy = new Gaussian(true);
        copy.copyFrom(gaussian);
        if (state >= 0) {
            copy.mean()[state] += step;
            copy.absorbRotation();
        }
        OdometryModel.move(copy, motion, 0.1, gain, NONE);
        return copy;
    }

    private static double[] error(Gaussian a, Gaussian reference) {
        double[] out = Dense.mean(a);
        for (int i = 0; i < out.length; i++) {
            out[i] -= reference.mean()[i];
        }
        Vector3 rotation =
                quaternion(a).times(quaternion(reference).conjugate()).toRotationVector();
        out[RX] = rotation.x();
        out[RX + 1] = rotation.y();
        out[RZ] = rotation.z();
        return out;
    }

    @Test
    void shouldComposeMotions() {
        Gaussian gaussian = new Gaussian(true);
        gaussian.turn(0, 0, 0.5);
        RigidTransform expected = new RigidTransform(Quaternion.ofYaw(0.5), Vector3.ZERO);
        RigidTransform step = new RigidTransform(Quaternion.ofYaw(0.1), new Vector3(0.2, 0.02, 0));

        for (int i = 0; i < 50; i++) {
            OdometryModel.move(gaussian, step, 0.1, -1, WHEELS);
            expected = expected.then(step);
        }

        assertThat(gaussian.mean()[PX]).isCloseTo(expected.translation().x(), within(1e-9));
        assertThat(gaussian.mean()[PX + 1]).isCloseTo(expected.translation().y(), within(1e-9));
        assertThat(quaternion(gaussian).angleTo(expected.rotation())).isLessThan(1e-9);
    }

    @Test
    void shouldTurnLessByTheShareTurnsAreOverReported() {
        Gaussian gaussian = new Gaussian(true);
        gaussian.append(0.25, 0.01);

        OdometryModel.move(gaussian, new RigidTransform(Quaternion.ofYaw(0.4), Vector3.ZERO), 0.1, 12, NONE);

        assertThat(quaternion(gaussian).yaw()).isCloseTo(0.3, within(1e-12));
        assertThat(gaussian.covariance(RZ, RZ)).isCloseTo(0.4 * 0.4 * 0.01, within(1e-12));
        assertThat(gaussian.covariance(RZ, 12)).isCloseTo(-0.4 * 0.01, within(1e-12));
    }

    @Test
    void shouldGrowInDoubtWithDistanceAngleAndTime() {
        Gaussian still = new Gaussian(true);
        Gaussian driven = new Gaussian(true);
        Gaussian turned = new Gaussian(true);

        OdometryModel.move(still, RigidTransform.IDENTITY, 2, -1, WHEELS);
        OdometryModel.move(driven, RigidTransform.ofTranslation(2, 0, 0), 2, -1, WHEELS);
        OdometryModel.move(turned, new RigidTransform(Quaternion.ofYaw(-1), Vector3.ZERO), 2, -1, WHEELS);

        assertThat(still.covariance(PX, PX)).isCloseTo(2 * 2.5e-5, within(1e-12));
        assertThat(driven.covariance(PX, PX)).isCloseTo(2 * 2.5e-5 + 2 * 5e-4, within(1e-12));
        assertThat(turned.covariance(RZ, RZ)).isCloseTo(2 * 1e-6 + 0.005, within(1e-12));
    }

    @Test
    void shouldSayTheRatesInSiteAxes() {
        Gaussian gaussian = Dense.random(new SplittableRandom(5), true, 1);
        gaussian.setQuaternion(0, 0, 0, 1);
        gaussian.turn(0, 0, Math.PI / 2);

        OdometryModel.setRates(gaussian, 1.5, 0, 0, 0.3);

        assertThat(gaussian.mean()[VX]).isCloseTo(0, within(1e-12));
        assertThat(gaussian.mean()[VX + 1]).isCloseTo(1.5, within(1e-12));
        assertThat(gaussian.mean()[WX + 2]).isEqualTo(0.3);
        assertThat(gaussian.covariance(VX, PX)).isZero();
    }

    private static Quaternion quaternion(Gaussian g) {
        return new Quaternion(g.quaternion(0), g.quaternion(1), g.quaternion(2), g.quaternion(3));
    }
}
