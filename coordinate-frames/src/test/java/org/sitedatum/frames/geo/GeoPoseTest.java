package org.sitedatum.frames.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

class GeoPoseTest {

    private static final Geodetic HERE = new Geodetic(48, 11, 500);

    /** The two Basic-YPR samples of the OGC executable test suite. */
    @ParameterizedTest
    @CsvSource({
        "181.325, 16.9227, -1.7858, -0.146936, -0.017114, 0.988903, -0.013728",
        "126.5898, 13.8023, 0.3978, -0.105790, 0.057077, 0.886666, 0.446513",
    })
    void shouldTurnTheStandardsSamplesIntoQuaternions(
            double yaw, double pitch, double roll, double x, double y, double z, double w) {
        Quaternion q = new GeoPoseYpr(HERE, yaw, pitch, roll).enuFromBody();

        assertThat(q.x()).isCloseTo(x, within(1e-6));
        assertThat(q.y()).isCloseTo(y, within(1e-6));
        assertThat(q.z()).isCloseTo(z, within(1e-6));
        assertThat(q.w()).isCloseTo(w, within(1e-6));
    }

    @Test
    void shouldAgreeWithScipyOnAngles() {
        for (double[] row : GoldenRows.of("ypr-quaternion.csv")) {
            Quaternion expected = new Quaternion(row[3], row[4], row[5], row[6]);

            Quaternion q = new GeoPoseYpr(HERE, row[0], row[1], row[2]).enuFromBody();

            assertThat(turn(q, expected))
                    .as("ypr %s %s %s", row[0], row[1], row[2])
                    .isLessThan(1e-12);
        }
    }

    @Test
    void shouldKeepTheRotationThroughAnglesAndBackAlsoInGimbalLock() {
        var random = new SplittableRandom(3);
        for (int i = 0; i < 5000; i++) {
            double pitch = i % 3 == 0 ? (random.nextBoolean() ? 90 : -90) : random.nextDouble(-180, 180);
            var start = new GeoPoseYpr(HERE, random.nextDouble(-180, 180), pitch, random.nextDouble(-180, 180));

            GeoPoseYpr back = start.toQuaternion().toYpr();

            assertThat(turn(back.enuFromBody(), start.enuFromBody()))
                    .as("%s", start)
                    .isLessThan(1e-7);
            assertThat(back.pitchDeg()).isBetween(-90.0, 90.0);
        }
    }

    @Test
    void shouldLookEastWithoutRotationAndSayNinetyOnTheCompass() {
        GeoPose east = new GeoPoseQuaternion(HERE, Quaternion.IDENTITY);
        GeoPose north = new GeoPoseYpr(HERE, 90, 0, 0);
        GeoPose southWest = new GeoPoseYpr(HERE, -135, 0, 0);

        assertThat(east.compassHeadingDeg()).isCloseTo(90, within(1e-9));
        assertThat(north.compassHeadingDeg()).isCloseTo(0, within(1e-9));
        assertThat(southWest.compassHeadingDeg()).isCloseTo(225, within(1e-9));
    }

    @Test
    void shouldLowerTheNoseWithPositivePitch() {
        GeoPose pose = new GeoPoseYpr(HERE, 0, 30, 0);

        assertThat(pose.enuFromBody().rotate(new Vector3(1, 0, 0)).z()).isCloseTo(-0.5, within(1e-12));
    }

    @Test
    void shouldNormaliseAlmostUnitQuaternionsAndRefuseTheRest() {
        var pose = new GeoPoseQuaternion(HERE, new Quaternion(0, 0, 0, 1.005));

        assertThat(pose.enuFromBody().norm()).isCloseTo(1, within(1e-15));
        // One sample of the standard's own test suite has this rotation; its norm is 1.118.
        assertThatThrownBy(() -> new GeoPoseQuaternion(HERE, new Quaternion(1, 0, 0, 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("quaternion norm is 1.118");
        assertThatThrownBy(() -> new GeoPoseQuaternion(HERE, new Quaternion(Double.NaN, 0, 0, 1)))
                .hasMessageContaining("quaternion norm is NaN");
        assertThatThrownBy(() -> new GeoPoseYpr(HERE, 0, Double.NaN, 0)).hasMessageContaining("pitchDeg is NaN");
    }

    private static double turn(Quaternion a, Quaternion b) {
        Quaternion d = a.conjugate().times(b);
        return 2 * new Vector3(d.x(), d.y(), d.z()).norm();
    }
}
