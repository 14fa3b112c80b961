package org.sitedatum.positioning.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;

/** Law of every measurement model: its derivatives are those of its own prediction. */
class MeasurementJacobianTest {

    private static final double TOLERANCE = 1e-6;

    static java.util.stream.LongStream seeds() {
        return java.util.stream.LongStream.range(1, 41);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiateRanges(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        boolean oriented = seed % 2 == 0;
        Gaussian gaussian = upright(random, oriented, 6);
        int core = gaussian.coreSize();
        gaussian.mean()[core] = 0.3 * Dense.normal(random);
        certain(gaussian);
        int[] biases = {core + 1, core + 2, core + 3};
        int pattern = oriented && seed % 4 == 0 ? core + 4 : -1;
        Vector3 anchor = vector(random, 6);
        Vector3 lever = vector(random, 1);
        RangeModel model = new RangeModel();

        Jacobians.verify(
                (g, out) -> model.linearize(g, anchor, lever, 5, 0.01, core, biases, -1, out), gaussian, TOLERANCE);
        // the pattern's own derivatives are exact; what it adds to the bearing's is left out on purpose (centimetres)
        if (pattern >= 0) {
            gaussian.mean()[pattern] = 0;
            gaussian.mean()[pattern + 1] = 0;
            Jacobians.verify(
                    (g, out) -> model.linearize(g, anchor, lever, 5, 0.01, core, biases, pattern, out),
                    gaussian,
                    TOLERANCE);
        }
    }

    @Test
    void shouldPredictTheRangeOfATagOnATurnedBody() {
        Gaussian gaussian = new Gaussian(true);
        gaussian.mean()[StateLayout.PX] = 1;
        gaussian.mean()[StateLayout.PY] = 2;
        gaussian.turn(0, 0, Math.PI / 2);
        for (int i = 0; i < 2; i++) {
            gaussian.append(0, 1);
        }
        gaussian.mean()[13] = 0.2;
        Linearization out = new Linearization();

        // the tag is 1 m ahead of a body that looks along y: at (1, 3, 0), 4 m from the anchor
        new RangeModel()
                .linearize(gaussian, new Vector3(1, 7, 0), new Vector3(1, 0, 0), 5, 0.01, 12, new int[] {13}, -1, out);

        assertThat(out.residual(0)).isCloseTo(5 - 4 - 0.2, within(1e-12));
        assertThat(out.variance(0)).isEqualTo(0.01);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiateRangeDifferences(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, seed % 2 == 0, 2);
        Vector3 anchor = vector(random, 6);
        Vector3 reference = vector(random, 6);
        Vector3 lever = vector(random, 1);
        RangeDifferenceModel model = new RangeDifferenceModel();

        Jacobians.verify((g, out) -> model.linearize(g, anchor, reference, lever, 1, 0.01, out), gaussian, TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiateBearings(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, seed % 2 == 0, 0);
        RigidTransform siteFromSensor = new RigidTransform(rotation(random, 2), vector(random, 6));
        Vector3 inSensor =
                siteFromSensor.inverse().apply(new Vector3(gaussian.mean()[0], gaussian.mean()[1], gaussian.mean()[2]));
        // near the measured direction, so that no residual wraps between the two differences
        double azimuth = Math.atan2(inSensor.y(), inSensor.x()) + 0.1;
        double elevation = seed % 3 == 0 ? Double.NaN : 0.1;
        BearingModel model = new BearingModel();

        Jacobians.verify((g, out) -> model.linearize(g, siteFromSensor, azimuth, elevation, 0.01, out), gaussian, 1e-5);
    }

    @Test
    void shouldWrapTheAzimuthResidual() {
        Gaussian gaussian = new Gaussian(false);
        gaussian.mean()[StateLayout.PX] = -5;
        gaussian.mean()[StateLayout.PY] = 0.01;
        Linearization out = new Linearization();

        new BearingModel().linearize(gaussian, RigidTransform.IDENTITY, -Math.PI + 0.002, Double.NaN, 1e-4, out);

        assertThat(out.rows()).isEqualTo(1);
        assertThat(out.residual(0)).isCloseTo(0.004, within(1e-6));
    }

    @Test
    void shouldWriteNoRowForABodyOnTheSensorsAxis() {
        Gaussian gaussian = new Gaussian(false);
        gaussian.mean()[StateLayout.PZ] = 3;
        Linearization out = new Linearization();

        new BearingModel().linearize(gaussian, RigidTransform.IDENTITY, 0, 1.5, 1e-4, out);

        assertThat(out.rows()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiatePositions(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, seed % 2 == 0, 4);
        int bias = seed % 3 == 0 ? -1 : gaussian.coreSize() + 1;
        Vector3 lever = vector(random, 1);
        boolean flat = seed % 5 == 0;
        Vector3 measured = new Vector3(1, 2, flat ? Double.NaN : 3);
        Covariance3 covariance = covariance3(random);
        PositionModel model = new PositionModel();

        Jacobians.verify(
                (g, out) -> model.linearize(g, lever, measured, covariance, 0.7, bias, out), gaussian, TOLERANCE);
    }

    /** {@code H' R^-1 H} and {@code H' R^-1 r} do not depend on whitening. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldWhitenWithoutChangingTheInformation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, false, 0);
        Covariance3 c = covariance3(random);
        Vector3 measured = vector(random, 3);
        Linearization out = new Linearization();

        new PositionModel().linearize(gaussian, Vector3.ZERO, measured, c, 1, -1, out);

        double[][] information = Dense.inverse(
                new double[][] {{c.xx(), c.xy(), c.xz()}, {c.xy(), c.yy(), c.yz()}, {c.xz(), c.yz(), c.zz()}});
        double[] residual = {
            measured.x() - gaussian.mean()[0], measured.y() - gaussian.mean()[1], measured.z() - gaussian.mean()[2]
        };
        double[] expected = Dense.times(information, residual);
        for (int i = 0; i < 3; i++) {
            double score = 0;
            for (int row = 0; row < 3; row++) {
                score += Jacobians.coefficient(out, row, i) * out.residual(row) / out.variance(row);
            }
            assertThat(score).isCloseTo(expected[i], within(1e-8 * (1 + Math.abs(expected[i]))));
            for (int j = 0; j < 3; j++) {
                double sum = 0;
                for (int row = 0; row < 3; row++) {
                    sum += Jacobians.coefficient(out, row, i) * Jacobians.coefficient(out, row, j);
                }
                assertThat(sum).isCloseTo(information[i][j], within(1e-8 * (1 + Math.abs(sum))));
            }
        }
    }

    /** About the measured rotation itself the derivative of the logarithm is the identity, so steps are checked there. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiatePoses(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, true, 2);
        Vector3 lever = vector(random, 1);
        RigidTransform measured = new RigidTransform(quaternion(gaussian), vector(random, 5));
        double[] diagonal = new double[6];
        for (int i = 0; i < 6; i++) {
            diagonal[i] = 0.1 + random.nextDouble();
        }
        Covariance6 covariance = Covariance6.ofDiagonal(
                        diagonal[0], diagonal[1], diagonal[2], diagonal[3], diagonal[4], diagonal[5])
                .rotated(rotation(random, 2))
                .atLever(vector(random, 1));
        PoseModel model = new PoseModel();

        Jacobians.verify((g, out) -> model.linearize(g, lever, measured, covariance, out), gaussian, TOLERANCE);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldFindTheRotationFromTheBodyToTheMeasuredPose(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = Dense.random(random, true, 0);
        Vector3 error = vector(random, 0.5);
        Quaternion turned = Quaternion.ofRotationVector(error).times(quaternion(gaussian));
        Quaternion measured =
                seed % 2 == 0 ? turned : new Quaternion(-turned.x(), -turned.y(), -turned.z(), -turned.w());
        Linearization out = new Linearization();

        new PoseModel()
                .linearize(
                        gaussian,
                        Vector3.ZERO,
                        new RigidTransform(measured, Vector3.ZERO),
                        Covariance6.ofDiagonal(1, 1, 1, 1, 1, 1),
                        out);

        assertThat(out.residual(3)).isCloseTo(error.x(), within(1e-9));
        assertThat(out.residual(4)).isCloseTo(error.y(), within(1e-9));
        assertThat(out.residual(5)).isCloseTo(error.z(), within(1e-9));
    }

    /** The yaw of a body that stands upright turns as its rotation error about z does. */
    @ParameterizedTest
    @MethodSource("seeds")
    void shouldDifferentiateTheCourse(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Gaussian gaussian = upright(random, true, 2);
        gaussian.mean()[12] = 0.3 * Dense.normal(random);
        gaussian.mean()[13] = 0.4 * Dense.normal(random);

        Jacobians.verify((g, out) -> CourseModel.linearize(g, 12, 13, 0.01, out), gaussian, TOLERANCE);
    }

    private static Gaussian upright(SplittableRandom random, boolean oriented, int nuisances) {
        Gaussian gaussian = Dense.random(random, oriented, nuisances);
        if (oriented) {
            gaussian.setQuaternion(0, 0, 0, 1);
            gaussian.turn(0, 0, 6 * random.nextDouble());
        }
        return gaussian;
    }

    /** Derivatives are those at the mean, whatever a model adds for a wide covariance. */
    private static void certain(Gaussian gaussian) {
        for (int i = 0; i < gaussian.size(); i++) {
            gaussian.reset(i, gaussian.mean()[i], 0);
        }
    }

    private static Quaternion quaternion(Gaussian g) {
        return new Quaternion(g.quaternion(0), g.quaternion(1), g.quaternion(2), g.quaternion(3));
    }

    private static Quaternion rotation(SplittableRandom random, double size) {
        return Quaternion.ofRotationVector(vector(random, size));
    }

    private static Vector3 vector(SplittableRandom random, double size) {
        return new Vector3(size * Dense.normal(random), size * Dense.normal(random), size * Dense.normal(random));
    }

    private static Covariance3 covariance3(SplittableRandom random) {
        Covariance6 plain = Covariance6.ofDiagonal(
                0.1 + random.nextDouble(), 0.1 + random.nextDouble(), 0.1 + random.nextDouble(), 1, 1, 1);
        return plain.rotated(rotation(random, 2)).position();
    }
}
