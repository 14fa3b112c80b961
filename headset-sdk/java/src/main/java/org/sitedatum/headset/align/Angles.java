package org.sitedatum.headset.align;

/** Angles in radians. */
final class Angles {

    private Angles() {}

    /** The same angle in (-pi, pi]. */
    static double wrap(double angle) {
        return angle - 2 * Math.PI * Math.ceil((angle - Math.PI) / (2 * Math.PI));
    }

    /** Share of a rotation's quaternion that turns about z (swing-twist), rad, in (-pi, pi]. */
    static double twist(double qz, double qw) {
        return wrap(2 * Math.atan2(qz, qw));
    }
}
