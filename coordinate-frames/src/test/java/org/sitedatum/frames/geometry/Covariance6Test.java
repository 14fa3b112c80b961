package org.sitedatum.frames.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sitedatum.frames.geometry.Near.assertNear;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class Covariance6Test {

    @Test
    void shouldReadTheUpperTriangleRowByRow() {
        double[] upper = new double[21];
        for (int i = 0; i < 21; i++) {
            upper[i] = i;
        }

        Covariance6 covariance = Covariance6.ofUpperTriangle(upper);

        assertThat(covariance.get(0, 5)).isEqualTo(5);
        assertThat(covariance.get(5, 0)).isEqualTo(5);
        assertThat(covariance.get(2, 3)).isEqualTo(12);
        assertThat(covariance.get(5, 5)).isEqualTo(20);
        assertThat(covariance.toUpperTriangle()).containsExactly(upper);
        assertThat(covariance.position()).isEqualTo(new Covariance3(0, 1, 2, 6, 7, 11));
        assertThat(covariance.rotation()).isEqualTo(new Covariance3(15, 16, 17, 18, 19, 20));
        assertThat(covariance.plus(covariance)).isEqualTo(covariance.times(2)).hasSameHashCodeAs(covariance.times(2));
    }

    @Test
    void shouldNotShareItsNumbersWithTheOutside() {
        double[] upper = new double[21];
        Covariance6 covariance = Covariance6.ofUpperTriangle(upper);

        upper[0] = 7;
        covariance.toUpperTriangle()[1] = 7;

        assertThat(covariance).isEqualTo(Covariance6.ZERO);
    }

    @Test
    void shouldRefuseAWrongCount() {
        assertThatThrownBy(() -> Covariance6.ofUpperTriangle(1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("covariance has 3 entries, needs 21");
        assertThatThrownBy(() -> Covariance6.ofRowMajor(1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Covariance6.ZERO.transported(1)).isInstanceOf(IllegalArgumentException.class);
    }

    @RepeatedTest(20)
    void shouldAcceptEveryProductWithItsTransposeAsPositive(RepetitionInfo seed) {
        double[][] root = new RandomGeometry(seed.getCurrentRepetition()).root(10, 1e-6);
        double[][] thin = new double[6][6];
        for (int i = 0; i < 6; i++) {
            thin[i][0] = root[i][0];
        }

        assertThat(RandomGeometry.covariance(root).isPositiveSemiDefinite()).isTrue();
        assertThat(RandomGeometry.covariance(thin).isPositiveSemiDefinite()).isTrue();
    }

    @Test
    void shouldRefuseWhatIsNoCovariance() {
        Covariance6 unit = Covariance6.isotropic(1, 1);

        assertThat(Covariance6.ZERO.isPositiveSemiDefinite()).isTrue();
        assertThat(unit.isPositiveSemiDefinite()).isTrue();
        assertThat(with(unit, 1, 1.001).isPositiveSemiDefinite()).isFalse();
        assertThat(with(unit, 0, -1e-12).isPositiveSemiDefinite()).isFalse();
        assertThat(with(unit, 3, Double.NaN).isPositiveSemiDefinite()).isFalse();
        assertThat(with(unit, 20, Double.POSITIVE_INFINITY).isPositiveSemiDefinite())
                .isFalse();
        assertThat(with(Covariance6.ZERO, 1, 1e-9).isPositiveSemiDefinite()).isFalse();
    }

    @Test
    void shouldLetTheTransportKernelsWriteOverTheirInput() {
        Covariance6 covariance = RandomGeometry.covariance(new RandomGeometry(3).root(0.1, 0.1));
        Quaternion rotation = new RandomGeometry(4).rotation();
        double[] inPlace = covariance.toUpperTriangle();

        CovarianceTransport.rotateInto(rotation.toRotationMatrix(), inPlace, inPlace);
        CovarianceTransport.leverInto(1, 2, 3, inPlace, inPlace);

        assertNear(
                Covariance6.ofUpperTriangle(inPlace),
                covariance.rotated(rotation).atLever(new Vector3(1, 2, 3)),
                1e-14);
    }

    private static Covariance6 with(Covariance6 base, int entry, double value) {
        double[] upper = base.toUpperTriangle();
        upper[entry] = value;
        return Covariance6.ofUpperTriangle(upper);
    }
}
