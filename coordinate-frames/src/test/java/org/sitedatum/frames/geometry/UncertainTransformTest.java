package org.sitedatum.frames.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.frames.geometry.GoldenVectors.covariance;
import static org.sitedatum.frames.geometry.GoldenVectors.transform;
import static org.sitedatum.frames.geometry.Near.assertNear;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UncertainTransformTest {

    /** 60,000 draws estimate a covariance to about 1/sqrt(60,000) = 0.4 % of the product of deviations. */
    private static final int DRAWS = 60_000;

    private static final double MONTE_CARLO_SHARE = 0.025;

    static Stream<double[]> covariances() {
        return GoldenVectors.rows("covariances.csv");
    }

    @ParameterizedTest
    @MethodSource("covariances")
    void shouldAgreeWithDenseJacobians(double[] row) {
        UncertainTransform a = new UncertainTransform(transform(row, 0), covariance(row, 7));
        UncertainTransform b = new UncertainTransform(transform(row, 28), covariance(row, 35));

        assertNear(a.then(b).covariance(), covariance(row, 56), 1e-12);
        assertNear(a.inverse().covariance(), covariance(row, 77), 1e-12);
    }

    @RepeatedTest(3)
    void shouldPredictTheSpreadOfCompositions(RepetitionInfo seed) {
        RandomGeometry random = new RandomGeometry(seed.getCurrentRepetition());
        RigidTransform a = random.transform();
        RigidTransform b = random.transform();
        double[][] rootA = random.root(0.05, 0.01);
        double[][] rootB = random.root(0.05, 0.01);
        UncertainTransform both = uncertain(a, rootA).then(uncertain(b, rootB));

        Covariance6 seen = spread(a.then(b), () -> random.disturbed(a, rootA).then(random.disturbed(b, rootB)));

        assertNear(seen, both.covariance(), MONTE_CARLO_SHARE);
    }

    @RepeatedTest(3)
    void shouldPredictTheSpreadOfInverses(RepetitionInfo seed) {
        RandomGeometry random = new RandomGeometry(seed.getCurrentRepetition());
        RigidTransform a = random.transform();
        double[][] root = random.root(0.05, 0.01);

        Covariance6 seen = spread(a.inverse(), () -> random.disturbed(a, root).inverse());

        assertNear(seen, uncertain(a, root).inverse().covariance(), MONTE_CARLO_SHARE);
    }

    @Test
    void shouldPredictTheSpreadOfMappedPoints() {
        RandomGeometry random = new RandomGeometry(7);
        RigidTransform a = random.transform();
        double[][] root = random.root(0.05, 0.01);
        Vector3 point = random.vector(8);
        RigidTransform pose = new RigidTransform(Quaternion.IDENTITY, point);
        double[][] pointRoot = random.root(0.05, 0);

        Covariance3 told = uncertain(a, root)
                .covarianceOf(point, RandomGeometry.covariance(pointRoot).position());
        Covariance6 seen =
                spread(a.then(pose), () -> random.disturbed(a, root).then(random.disturbed(pose, pointRoot)));

        assertNear(
                Covariance6.ofPosition(seen.position()).plus(Covariance6.isotropic(0, 1)),
                Covariance6.ofPosition(told).plus(Covariance6.isotropic(0, 1)),
                MONTE_CARLO_SHARE);
    }

    @RepeatedTest(20)
    void shouldObeyTheLawsOfTransport(RepetitionInfo seed) {
        RandomGeometry random = new RandomGeometry(seed.getCurrentRepetition());
        UncertainTransform a = uncertain(random.transform(), random.root(0.1, 0.02));
        UncertainTransform b = uncertain(random.transform(), random.root(0.1, 0.02));
        UncertainTransform c = uncertain(random.transform(), random.root(0.1, 0.02));

        assertNear(a.inverse().inverse().covariance(), a.covariance(), 1e-10);
        assertNear(a.then(b).then(c).covariance(), a.then(b.then(c)).covariance(), 1e-10);
        assertNear(
                a.then(b).inverse().covariance(), b.inverse().then(a.inverse()).covariance(), 1e-10);
        assertThat(a.then(b).covariance().isPositiveSemiDefinite()).isTrue();
        assertNear(
                UncertainTransform.ofSpatialCovariance(a.transform(), a.spatialCovariance())
                        .covariance(),
                a.covariance(),
                1e-10);
        assertNear(
                UncertainTransform.ofBodyCovariance(a.transform(), a.bodyCovariance())
                        .covariance(),
                a.covariance(),
                1e-10);
    }

    @RepeatedTest(20)
    void shouldRelateSpatialAndBodyFormByTheAdjoint(RepetitionInfo seed) {
        RandomGeometry random = new RandomGeometry(seed.getCurrentRepetition());
        UncertainTransform a = uncertain(random.transform(), random.root(0.1, 0.02));

        Covariance6 moved = a.bodyCovariance().transported(adjointMatrix(a.transform()));

        assertNear(moved, a.spatialCovariance(), 1e-10);
    }

    @Test
    void shouldTurnHeadingErrorIntoSidewaysErrorAtTheEndOfALever() {
        UncertainTransform siteFromRobot =
                new UncertainTransform(RigidTransform.IDENTITY, Covariance6.ofDiagonal(0, 0, 0, 0, 0, 1e-4));
        UncertainTransform robotFromTag = UncertainTransform.exact(RigidTransform.ofTranslation(2, 0, 0));

        Covariance6 tag = siteFromRobot.then(robotFromTag).covariance();

        assertThat(tag.get(1, 1)).isCloseTo(4e-4, Offset.offset(1e-18));
        assertThat(tag.get(1, 5)).isCloseTo(2e-4, Offset.offset(1e-18));
        assertThat(tag.get(0, 0)).isZero();
    }

    @Test
    void shouldStayBetweenTheTwoWhenInterpolated() {
        UncertainTransform from = new UncertainTransform(RigidTransform.IDENTITY, Covariance6.isotropic(0.1, 0.01));
        UncertainTransform to =
                new UncertainTransform(RigidTransform.ofTranslation(4, 0, 0), Covariance6.isotropic(0.2, 0.01));

        UncertainTransform between = from.interpolate(to, 0.5);

        assertThat(between.transform().translation()).isEqualTo(new Vector3(2, 0, 0));
        assertThat(between.covariance().get(0, 0)).isCloseTo(0.025, Offset.offset(1e-15));
        assertThat(between.covariance().get(4, 4)).isCloseTo(1e-4, Offset.offset(1e-18));
    }

    private static UncertainTransform uncertain(RigidTransform transform, double[][] root) {
        return new UncertainTransform(transform, RandomGeometry.covariance(root));
    }

    /** Second moments of (dp, dtheta) of the drawn transforms about the mean one. */
    private static Covariance6 spread(RigidTransform mean, Supplier<RigidTransform> draws) {
        double[] full = new double[36];
        for (int n = 0; n < DRAWS; n++) {
            RigidTransform drawn = draws.get();
            Vector3 dp = drawn.translation().minus(mean.translation());
            Vector3 turn = drawn.rotation().times(mean.rotation().conjugate()).toRotationVector();
            double[] error = {dp.x(), dp.y(), dp.z(), turn.x(), turn.y(), turn.z()};
            for (int i = 0; i < 36; i++) {
                full[i] += error[i / 6] * error[i % 6] / DRAWS;
            }
        }
        return Covariance6.ofRowMajor(full);
    }

    private static double[] adjointMatrix(RigidTransform transform) {
        double[] matrix = new double[36];
        for (int column = 0; column < 6; column++) {
            double[] e = new double[6];
            e[column] = 1;
            Twist image = transform.adjoint(new Twist(new Vector3(e[0], e[1], e[2]), new Vector3(e[3], e[4], e[5])));
            matrix[column] = image.linear().x();
            matrix[6 + column] = image.linear().y();
            matrix[12 + column] = image.linear().z();
            matrix[18 + column] = image.angular().x();
            matrix[24 + column] = image.angular().y();
            matrix[30 + column] = image.angular().z();
        }
        return matrix;
    }
}
