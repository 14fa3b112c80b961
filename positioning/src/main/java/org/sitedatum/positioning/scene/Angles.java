package org.sitedatum.positioning.scene;

/** Angles in radians. */
final class Angles {

    private Angles() {}

    /** The same angle in (-pi, pi]; fast for angles a few turns away. */
    static double wrap(double angle) {
        double a = angle;
        while (a > Math.PI) {
            a -= 2 * Math.PI;
        }
        while (a <= -Math.PI) {
            a += 2 * Math.PI;
        }
        return a;
    }
}
