package org.sitedatum.frames.geometry;

/**
 * A rotation followed by a translation. {@code siteFromTag} maps tag coordinates to site coordinates and is the pose of
 * the tag in the site.
 *
 * <p>Exponential, logarithm and adjoint of SE(3), order linear, angular: T. Barfoot, "State Estimation for Robotics",
 * Cambridge 2017, section 7.1.
 *
 * @param rotation unit quaternion
 * @param translation m, in the axes of the frame mapped to
 */
public record RigidTransform(Quaternion rotation, Vector3 translation) {

    /** Leaves coordinates as they are. */
    public static final RigidTransform IDENTITY = new RigidTransform(Quaternion.IDENTITY, Vector3.ZERO);

    private static final double SMALL_ANGLE_SQUARED = 1e-4;

    /** A translation without rotation, m. */
    public static RigidTransform ofTranslation(double x, double y, double z) {
        return new RigidTransform(Quaternion.IDENTITY, new Vector3(x, y, z));
    }

    /**
     * Exponential map of SE(3): the displacement of a body that keeps {@code displacement} as its twist for a unit
     * time.
     */
    public static RigidTransform exp(Twist displacement) {
        Vector3 w = displacement.angular();
        double square = w.dot(w);
        double b; // (1 - cos a) / a^2
        double c; // (a - sin a) / a^3
        if (square < SMALL_ANGLE_SQUARED) {
            b = 0.5 - square * (1.0 / 24 - square / 720);
            c = 1.0 / 6 - square * (1.0 / 120 - square / 5040);
        } else {
            double angle = Math.sqrt(square);
            double sinHalf = Math.sin(0.5 * angle);
            b = 2 * sinHalf * sinHalf / square;
            c = (angle - Math.sin(angle)) / (angle * square);
        }
        Vector3 once = w.cross(displacement.linear());
        Vector3 twice = w.cross(once);
        return new RigidTransform(
                Quaternion.ofRotationVector(w),
                displacement.linear().plus(once.times(b)).plus(twice.times(c)));
    }

    /** Logarithm of SE(3): the twist whose {@link #exp} is this, rotation angle in [0, pi]. */
    public Twist log() {
        Vector3 w = rotation.toRotationVector();
        double square = w.dot(w);
        double d; // (1 - (a/2) cot(a/2)) / a^2
        if (square < SMALL_ANGLE_SQUARED) {
            d = 1.0 / 12 + square * (1.0 / 720 + square / 30240);
        } else {
            double half = 0.5 * Math.sqrt(square);
            d = (1 - half * Math.cos(half) / Math.sin(half)) / square;
        }
        Vector3 once = w.cross(translation);
        Vector3 twice = w.cross(once);
        return new Twist(translation.minus(once.times(0.5)).plus(twice.times(d)), w);
    }

    /** Product: {@code aFromC = aFromB.then(bFromC)}. */
    public RigidTransform then(RigidTransform other) {
        return new RigidTransform(
                rotation.times(other.rotation),
                rotation.rotate(other.translation).plus(translation));
    }

    /** The opposite direction: {@code bFromA = aFromB.inverse()}. */
    public RigidTransform inverse() {
        Quaternion back = rotation.conjugate();
        return new RigidTransform(back, back.rotate(translation).times(-1));
    }

    /** Maps a point: {@code pointInA = aFromB.apply(pointInB)}. */
    public Vector3 apply(Vector3 point) {
        return rotation.rotate(point).plus(translation);
    }

    /** Between this at 0 and {@code to} at 1: translation on the straight line, rotation by slerp, as tf2 does. */
    public RigidTransform interpolate(RigidTransform to, double s) {
        return new RigidTransform(rotation.slerp(to.rotation, s), translation.lerp(to.translation, s));
    }

    /**
     * Adjoint: a twist of the frame mapped from, said in the frame mapped to. {@code aFromB.adjoint(x)} satisfies
     * {@code exp(aFromB.adjoint(x)).then(aFromB) = aFromB.then(exp(x))}.
     */
    public Twist adjoint(Twist twist) {
        Vector3 angular = rotation.rotate(twist.angular());
        Vector3 linear = rotation.rotate(twist.linear()).plus(translation.cross(angular));
        return new Twist(linear, angular);
    }

    /** True when no component is NaN or infinite. */
    public boolean isFinite() {
        return rotation.isFinite() && translation.isFinite();
    }
}
