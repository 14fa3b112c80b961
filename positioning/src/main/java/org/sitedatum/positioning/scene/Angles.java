package org.sitedatum.positioning.scene;

/** Angles in radians. */
final class Angles {

    private Angles() {}

    /** The same angle in [-pi, pi]. */
    static double wrap(double angle) {
        double turns = Math.rint(angle / (2 * Math.PI));
        return turns == 0 ? angle : angle - turns * 2 * Math.PI;
    }
}
