package org.sitedatum.frames.geometry;

/** Angles in radians. Stateless. */
public final class Angles {

    private static final double TURN = 2 * Math.PI;

    private Angles() {}

    /** The same angle in [-pi, pi], exactly as given when it lies there already; for differences of angles. */
    public static double wrap(double angle) {
        double turns = Math.rint(angle / TURN);
        return turns == 0 ? angle : angle - turns * TURN;
    }
}
