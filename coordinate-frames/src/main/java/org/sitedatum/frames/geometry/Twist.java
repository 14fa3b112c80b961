package org.sitedatum.frames.geometry;

/**
 * Linear and angular rate of a frame, or a displacement made with it: the coordinates of SE(3), order linear, angular.
 *
 * @param linear m/s, or m for a displacement
 * @param angular rad/s, or rad for a displacement
 */
public record Twist(Vector3 linear, Vector3 angular) {

    /** At rest. */
    public static final Twist ZERO = new Twist(Vector3.ZERO, Vector3.ZERO);

    /** {@code this + other}. */
    public Twist plus(Twist other) {
        return new Twist(linear.plus(other.linear), angular.plus(other.angular));
    }

    /** {@code factor * this}; a rate times seconds is the displacement. */
    public Twist times(double factor) {
        return new Twist(linear.times(factor), angular.times(factor));
    }
}
