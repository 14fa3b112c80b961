package org.sitedatum.positioning.scene;

/** Angles in radians. */
final class Angles {

    private Angles() {}

    /** The same angle in [-pi, pi]. */
    static double wrap(double angle) {
        return Math.IEEEremainder(angle, 2 * Math.PI);
    }
}
