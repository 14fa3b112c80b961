package org.sitedatum.frames.geometry;

import java.util.Optional;

/**
 * A unit quaternion x y z w (Hamilton) that turns vectors: {@code siteFromTag.rotate(vectorInTag)} is the vector in
 * site axes. {@code q} and {@code -q} are the same rotation.
 *
 * <p>The constructor takes any four numbers; input from outside goes through {@link #ofUnit} or {@link #findUnit}.
 * Rotation vectors are axis times angle in rad. Source of exp, log and their small-angle series: J. Sola, "Quaternion
 * kinematics for the error-state Kalman filter", 2017, section 2.
 *
 * @param x i component
 * @param y j component
 * @param z k component
 * @param w real component
 */
public record Quaternion(double x, double y, double z, double w) {

    /** No rotation. */
    public static final Quaternion IDENTITY = new Quaternion(0, 0, 0, 1);

    /** How far from 1 the length of a quaternion from outside may be: {@link #ofUnit} renormalises up to here. */
    public static final double NORM_TOLERANCE = 1e-2;

    /** Below this squared angle, rad^2, the series of exp and log are exact to rounding. */
    private static final double SMALL_ANGLE_SQUARED = 1e-4;

    /**
     * From components that should have length 1; renormalised.
     *
     * @throws IllegalArgumentException when not finite or the length is not within {@link #NORM_TOLERANCE} of 1
     */
    public static Quaternion ofUnit(double x, double y, double z, double w) {
        return findUnit(x, y, z, w)
                .orElseThrow(() -> new IllegalArgumentException(
                        "not a unit quaternion: [" + x + ", " + y + ", " + z + ", " + w + "]"));
    }

    /** As {@link #ofUnit}, but empty instead of an exception. Never overflows. */
    public static Optional<Quaternion> findUnit(double x, double y, double z, double w) {
        double length = Math.sqrt(x * x + y * y + z * z + w * w);
        // An overflow is infinite and a NaN stays one: both fail the comparison.
        if (!(Math.abs(length - 1) <= NORM_TOLERANCE)) {
            return Optional.empty();
        }
        return Optional.of(new Quaternion(x / length, y / length, z / length, w / length));
    }

    /** Rotation about +z by {@code yaw} rad, counter-clockwise seen from above. */
    public static Quaternion ofYaw(double yaw) {
        return new Quaternion(0, 0, Math.sin(0.5 * yaw), Math.cos(0.5 * yaw));
    }

    /**
     * Rotation by {@code roll} about x, then {@code pitch} about y, then {@code yaw} about z, all fixed axes (REP-103).
     */
    public static Quaternion ofYawPitchRoll(double yaw, double pitch, double roll) {
        double cy = Math.cos(0.5 * yaw);
        double sy = Math.sin(0.5 * yaw);
        double cp = Math.cos(0.5 * pitch);
        double sp = Math.sin(0.5 * pitch);
        double cr = Math.cos(0.5 * roll);
        double sr = Math.sin(0.5 * roll);
        return new Quaternion(
                cy * cp * sr - sy * sp * cr,
                cy * sp * cr + sy * cp * sr,
                sy * cp * cr - cy * sp * sr,
                cy * cp * cr + sy * sp * sr);
    }

    /** Exponential map: rotation about {@code vector} by its length in rad. */
    public static Quaternion ofRotationVector(Vector3 vector) {
        double square = vector.dot(vector);
        if (square < SMALL_ANGLE_SQUARED) {
            // sin(a/2)/a = 1/2 - a^2/48 + a^4/3840, cos(a/2) = 1 - a^2/8 + a^4/384
            double s = 0.5 - square * (1.0 / 48 - square / 3840);
            return new Quaternion(s * vector.x(), s * vector.y(), s * vector.z(), 1 - square * (0.125 - square / 384));
        }
        double angle = Math.sqrt(square);
        double s = Math.sin(0.5 * angle) / angle;
        return new Quaternion(s * vector.x(), s * vector.y(), s * vector.z(), Math.cos(0.5 * angle));
    }

    /**
     * From a 3x3 rotation matrix, row-major. Uses the largest of the four components first (Shepperd 1978).
     *
     * @throws IllegalArgumentException when not nine entries, or further than 1e-2 from a rotation (a reflection is)
     */
    public static Quaternion ofRotationMatrix(double... m) {
        return RotationMatrix.toQuaternion(m);
    }

    /** The 3x3 rotation matrix, row-major, in a new array. */
    public double[] toRotationMatrix() {
        double[] out = new double[9];
        RotationMatrix.ofQuaternionInto(x, y, z, w, out);
        return out;
    }

    /** Logarithm: the rotation vector of length in [0, pi] rad. */
    public Vector3 toRotationVector() {
        double sign = w < 0 ? -1 : 1;
        double square = x * x + y * y + z * z;
        double real = sign * w;
        double factor;
        if (square < 0.25 * SMALL_ANGLE_SQUARED) {
            // 2 atan(n/w)/n = 2/w (1 - r + 9/5 r^2 - ..), r = n^2 / (3 w^2)
            double r = square / (3 * real * real);
            factor = 2 / real * (1 - r + 1.8 * r * r);
        } else {
            double length = Math.sqrt(square);
            factor = 2 * Math.atan2(length, real) / length;
        }
        return new Vector3(sign * factor * x, sign * factor * y, sign * factor * z);
    }

    /** Product: {@code aFromC = aFromB.times(bFromC)}. */
    public Quaternion times(Quaternion other) {
        return new Quaternion(
                w * other.x + x * other.w + y * other.z - z * other.y,
                w * other.y - x * other.z + y * other.w + z * other.x,
                w * other.z + x * other.y - y * other.x + z * other.w,
                w * other.w - x * other.x - y * other.y - z * other.z);
    }

    /** The inverse rotation. */
    public Quaternion conjugate() {
        return new Quaternion(-x, -y, -z, w);
    }

    /** Turns a vector: {@code v' = q v q*}. */
    public Vector3 rotate(Vector3 v) {
        double tx = 2 * (y * v.z() - z * v.y());
        double ty = 2 * (z * v.x() - x * v.z());
        double tz = 2 * (x * v.y() - y * v.x());
        return new Vector3(
                v.x() + w * tx + y * tz - z * ty, v.y() + w * ty + z * tx - x * tz, v.z() + w * tz + x * ty - y * tx);
    }

    /** Angle of this rotation, rad in [0, pi]. */
    public double angle() {
        return 2 * Math.atan2(Math.sqrt(x * x + y * y + z * z), Math.abs(w));
    }

    /** Angle of the rotation from this to {@code other}, rad in [0, pi]. */
    public double angleTo(Quaternion other) {
        return conjugate().times(other).angle();
    }

    /**
     * Spherical interpolation along the shorter arc: this at 0, {@code to} at 1, constant angular rate (Shoemake 1985).
     * At exactly opposite rotations the arc is arbitrary but the result is a unit quaternion.
     */
    public Quaternion slerp(Quaternion to, double s) {
        double cosine = x * to.x + y * to.y + z * to.z + w * to.w;
        double a = Slerp.weight(1 - s, Math.abs(cosine));
        double b = Math.copySign(1, cosine) * Slerp.weight(s, Math.abs(cosine));
        return new Quaternion(a * x + b * to.x, a * y + b * to.y, a * z + b * to.z, a * w + b * to.w);
    }

    /** Length of the four components; 1 for a valid rotation. */
    public double norm() {
        return Math.sqrt(x * x + y * y + z * z + w * w);
    }

    /** The same direction with length 1, for any finite length but 0 (then NaN). Neither over- nor underflows. */
    public Quaternion normalized() {
        double largest = Math.max(Math.max(Math.abs(x), Math.abs(y)), Math.max(Math.abs(z), Math.abs(w)));
        if (largest > 1e100 || largest < 1e-100) {
            return new Quaternion(x / largest, y / largest, z / largest, w / largest).normalizedPlainly();
        }
        return normalizedPlainly();
    }

    private Quaternion normalizedPlainly() {
        double n = norm();
        return new Quaternion(x / n, y / n, z / n, w / n);
    }

    /** True when no component is NaN or infinite. */
    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z) && Double.isFinite(w);
    }

    /** Heading about +z in (-pi, pi] (ZYX Euler convention of REP-103). */
    public double yaw() {
        return Math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
    }

    /** Pitch about y in [-pi/2, pi/2] (ZYX); positive turns x down. */
    public double pitch() {
        return Math.asin(Math.max(-1, Math.min(1, 2 * (w * y - z * x))));
    }

    /** Roll about x in (-pi, pi] (ZYX). At pitch +-pi/2 only roll -+ yaw is defined, and the split is arbitrary. */
    public double roll() {
        return Math.atan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y));
    }
}
