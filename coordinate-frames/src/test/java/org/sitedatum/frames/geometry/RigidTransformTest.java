package org.sitedatum.frames.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.frames.geometry.GoldenVectors.transform;
import static org.sitedatum.frames.geometry.GoldenVectors.vector;
import static org.sitedatum.frames.geometry.Near.assertNear;

import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RigidTransformTest {

    static Stream<double[]> transforms() {
        return GoldenVectors.rows("transforms.csv");
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void shouldAgreeWithScipyOnExponentialLogarithmAndPoints(double[] row) {
        Twist twist = new Twist(vector(row, 0), vector(row, 3));

        RigidTransform exp = RigidTransform.exp(twist);

        assertNear(exp, transform(row, 6), 1e-14);
        assertNear(transform(row, 6).log().linear(), twist.linear(), 1e-13);
        assertNear(transform(row, 6).log().angular(), twist.angular(), 1e-14);
        assertNear(transform(row, 6).apply(vector(row, 13)), vector(row, 16), 1e-13);
    }

    @RepeatedTest(50)
    void shouldObeyTheLawsOfAGroup(RepetitionInfo seed) {
        RandomGeometry random = new RandomGeometry(seed.getCurrentRepetition());
        RigidTransform a = random.transform();
        RigidTransform b = random.transform();
        RigidTransform c = random.transform();
        Vector3 point = random.vector(10);

        assertNear(a.then(a.inverse()), RigidTransform.IDENTITY, 1e-13);
        assertNear(a.inverse().then(a), RigidTransform.IDENTITY, 1e-13);
        assertNear(a.then(b).then(c), a.then(b.then(c)), 1e-13);
        assertNear(a.then(b).inverse(), b.inverse().then(a.inverse()), 1e-13);
        assertNear(a.then(b).apply(point), a.apply(b.apply(point)), 1e-13);
        assertNear(RigidTransform.IDENTITY.then(a), a, 0);
    }

    @RepeatedTest(50)
    void shouldComeBackFromExpAndLog(RepetitionInfo seed) {
        RandomGeometry random = new RandomGeometry(seed.getCurrentRepetition());
        RigidTransform a = random.transform();
        Twist twist = random.twist(Math.pow(10, random.uniform(-9, 0.49)));

        assertNear(RigidTransform.exp(a.log()), a, 1e-13);
        assertNear(RigidTransform.exp(twist).log().linear(), twist.linear(), 1e-13);
        assertNear(RigidTransform.exp(twist).log().angular(), twist.angular(), 1e-14);
    }

    @RepeatedTest(50)
    void shouldObeyTheLawsOfTheAdjoint(RepetitionInfo seed) {
        RandomGeometry random = new RandomGeometry(seed.getCurrentRepetition());
        RigidTransform a = random.transform();
        RigidTransform b = random.transform();
        Twist x = random.twist(3);
        Twist y = random.twist(3);

        assertNear(RigidTransform.exp(a.adjoint(x)).then(a), a.then(RigidTransform.exp(x)), 1e-12);
        assertSame(a.then(b).adjoint(x), a.adjoint(b.adjoint(x)));
        assertSame(a.inverse().adjoint(a.adjoint(x)), x);
        assertSame(a.adjoint(x.plus(y.times(2))), a.adjoint(x).plus(a.adjoint(y).times(2)));
    }

    @Test
    void shouldInterpolateOnTheStraightLineWithSlerp() {
        RigidTransform from = new RigidTransform(Quaternion.ofYaw(0), new Vector3(1, 2, 3));
        RigidTransform to = new RigidTransform(Quaternion.ofYaw(1), new Vector3(3, 2, -1));

        RigidTransform between = from.interpolate(to, 0.25);

        assertNear(between, new RigidTransform(Quaternion.ofYaw(0.25), new Vector3(1.5, 2, 2)), 1e-15);
    }

    @Test
    void shouldFollowAnArcWhenDrivingAndTurning() {
        Twist quarterTurn = new Twist(new Vector3(Math.PI / 2, 0, 0), new Vector3(0, 0, Math.PI / 2));

        RigidTransform end = RigidTransform.exp(quarterTurn);

        assertNear(end.translation(), new Vector3(1, 1, 0), 1e-15);
    }

    @Test
    void shouldNoticeWhatIsNotFinite() {
        assertThat(RigidTransform.IDENTITY.isFinite()).isTrue();
        assertThat(RigidTransform.ofTranslation(0, Double.NaN, 0).isFinite()).isFalse();
        assertThat(new RigidTransform(new Quaternion(0, 0, 0, Double.NaN), Vector3.ZERO).isFinite())
                .isFalse();
    }

    private static void assertSame(Twist actual, Twist expected) {
        assertNear(actual.linear(), expected.linear(), 1e-12);
        assertNear(actual.angular(), expected.angular(), 1e-13);
    }
}
