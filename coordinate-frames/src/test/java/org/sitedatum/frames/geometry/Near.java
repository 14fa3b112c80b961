package org.sitedatum.frames.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.api.Assertions;
import org.assertj.core.data.Offset;

/** Comparisons of geometry with a tolerance; quaternions compare as rotations. */
public final class Near {

    private Near() {}

    public static void assertNear(Vector3 actual, Vector3 expected, double tolerance) {
        assertThat(actual.distanceTo(expected))
                .as("%s against %s", actual, expected)
                .isLessThanOrEqualTo(tolerance);
    }

    /** Both signs of the quaternion are the same rotation. */
    public static void assertNear(Quaternion actual, Quaternion expected, double tolerance) {
        assertThat(actual.norm()).isCloseTo(1, Offset.offset(1e-12));
        double dot = actual.x() * expected.x()
                + actual.y() * expected.y()
                + actual.z() * expected.z()
                + actual.w() * expected.w();
        double sign = Math.signum(dot);
        double distance = Math.sqrt(Math.pow(actual.x() - sign * expected.x(), 2)
                + Math.pow(actual.y() - sign * expected.y(), 2)
                + Math.pow(actual.z() - sign * expected.z(), 2)
                + Math.pow(actual.w() - sign * expected.w(), 2));
        assertThat(distance).as("%s against %s", actual, expected).isLessThanOrEqualTo(tolerance);
    }

    public static void assertNear(RigidTransform actual, RigidTransform expected, double tolerance) {
        assertNear(actual.rotation(), expected.rotation(), tolerance);
        assertNear(actual.translation(), expected.translation(), tolerance);
    }

    /** Each entry within {@code share} of the product of the two expected standard deviations. */
    public static void assertNear(Covariance6 actual, Covariance6 expected, double share) {
        for (int i = 0; i < 6; i++) {
            for (int j = i; j < 6; j++) {
                double scale = Math.sqrt(expected.get(i, i) * expected.get(j, j));
                Assertions.assertThat(actual.get(i, j))
                        .as("entry %d %d", i, j)
                        .isCloseTo(expected.get(i, j), Offset.offset(share * scale + 1e-300));
            }
        }
    }
}
