package org.sitedatum.frames.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;
import static org.sitedatum.frames.geometry.GoldenVectors.quaternion;
import static org.sitedatum.frames.geometry.GoldenVectors.vector;
import static org.sitedatum.frames.geometry.Near.assertNear;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuaternionTest {

    static Stream<double[]> rotations() {
        return GoldenVectors.rows("rotations.csv");
    }

    static Stream<double[]> slerps() {
        return GoldenVectors.rows("slerps.csv");
    }

    @ParameterizedTest
    @MethodSource("rotations")
    void shouldAgreeWithScipyOnRotationVectors(double[] row) {
        assertNear(Quaternion.ofRotationVector(vector(row, 0)), quaternion(row, 3), 1e-15);
        assertNear(quaternion(row, 3).toRotationVector(), vector(row, 0), 2e-15);
    }

    @ParameterizedTest
    @MethodSource("rotations")
    void shouldAgreeWithScipyOnMatrices(double[] row) {
        double[] matrix = Arrays.copyOfRange(row, 7, 16);

        assertThat(quaternion(row, 3).toRotationMatrix()).containsExactly(matrix, offset(1e-15));
        assertNear(Quaternion.ofRotationMatrix(matrix), quaternion(row, 3), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("rotations")
    void shouldAgreeWithScipyOnYawPitchRoll(double[] row) {
        Quaternion rotation = quaternion(row, 3);

        assertThat(new double[] {rotation.yaw(), rotation.pitch(), rotation.roll()})
                .containsExactly(Arrays.copyOfRange(row, 16, 19), offset(1e-14));
        assertNear(Quaternion.ofYawPitchRoll(row[16], row[17], row[18]), rotation, 1e-14);
    }

    @ParameterizedTest
    @MethodSource("slerps")
    void shouldAgreeWithScipyOnSlerp(double[] row) {
        assertNear(quaternion(row, 0).slerp(quaternion(row, 4), row[8]), quaternion(row, 9), 1e-14);
    }

    @RepeatedTest(50)
    void shouldTurnAtConstantRateAlongTheShorterArc(RepetitionInfo seed) {
        RandomGeometry random = new RandomGeometry(seed.getCurrentRepetition());
        Quaternion from = random.rotation();
        Quaternion to = random.rotation();
        double share = random.uniform(0, 1);

        Quaternion between = from.slerp(to, share);

        assertThat(between.norm()).isCloseTo(1, offset(1e-14));
        assertThat(from.angleTo(between)).isCloseTo(share * from.angleTo(to), offset(1e-13));
        assertThat(between.angleTo(to)).isCloseTo((1 - share) * from.angleTo(to), offset(1e-13));
        assertNear(from.slerp(new Quaternion(-to.x(), -to.y(), -to.z(), -to.w()), share), between, 1e-14);
    }

    @RepeatedTest(50)
    void shouldObeyTheLawsOfAGroupAndActOnVectors(RepetitionInfo seed) {
        RandomGeometry random = new RandomGeometry(seed.getCurrentRepetition());
        Quaternion a = random.rotation();
        Quaternion b = random.rotation();
        Quaternion c = random.rotation();
        Vector3 v = random.vector(10);

        assertNear(a.times(b).times(c), a.times(b.times(c)), 1e-15);
        assertNear(a.times(a.conjugate()), Quaternion.IDENTITY, 1e-15);
        assertNear(a.times(b).rotate(v), a.rotate(b.rotate(v)), 1e-13);
        assertThat(a.rotate(v).norm()).isCloseTo(v.norm(), offset(1e-13));
        assertNear(Quaternion.ofRotationVector(a.toRotationVector()), a, 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.99001, 0.999, 1.0, 1.00999})
    void shouldRenormaliseWhatIsNearlyUnit(double length) {
        Quaternion q = Quaternion.ofUnit(0.5 * length, -0.5 * length, 0.5 * length, 0.5 * length);

        assertNear(q, new Quaternion(0.5, -0.5, 0.5, 0.5), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-200, 0.98, 1.02, 1e200, 1.2e307, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseWhatIsNotUnit(double length) {
        assertThat(Quaternion.findUnit(0, 0, 0, length)).isEmpty();
        assertThat(Quaternion.findUnit(length, length, length, length)).isEmpty();
        assertThatThrownBy(() -> Quaternion.ofUnit(0, length, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a unit quaternion");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-320, 1e-200, 1, 1e200, 8e307})
    void shouldNormaliseAnyLengthWithoutOverflow(double scale) {
        assertNear(
                new Quaternion(scale, scale, -scale, scale).normalized(), new Quaternion(0.5, 0.5, -0.5, 0.5), 1e-15);
    }

    @Test
    void shouldKeepThePitchAtItsLimitWhenLookingStraightDown() {
        Quaternion down = Quaternion.ofYawPitchRoll(0.3, Math.PI / 2, 0);

        assertThat(down.pitch()).isCloseTo(Math.PI / 2, offset(1e-7));
        assertNear(down.rotate(new Vector3(1, 0, 0)), new Vector3(0, 0, -1), 1e-15);
    }

    @Test
    void shouldRefuseReflectionsAndStretchesAsRotationMatrices() {
        assertThatThrownBy(() -> Quaternion.ofRotationMatrix(1, 0, 0, 0, 1, 0, 0, 0, -1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quaternion.ofRotationMatrix(1.1, 0, 0, 0, 1.1, 0, 0, 0, 1.1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quaternion.ofRotationMatrix(1, 0, 0, 0, 1, 0, 0, 0, Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Quaternion.ofRotationMatrix(1, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 entries");
    }
}
