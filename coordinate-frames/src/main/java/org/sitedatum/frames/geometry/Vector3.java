package org.sitedatum.frames.geometry;

/**
 * A vector or point in three dimensions, in the unit and frame its name states.
 *
 * @param x first component
 * @param y second component
 * @param z third component
 */
public record Vector3(double x, double y, double z) {

    /** The zero vector. */
    public static final Vector3 ZERO = new Vector3(0, 0, 0);

    /** {@code this + other}. */
    public Vector3 plus(Vector3 other) {
        return new Vector3(x + other.x, y + other.y, z + other.z);
    }

    /** {@code this - other}. */
    public Vector3 minus(Vector3 other) {
        return new Vector3(x - other.x, y - other.y, z - other.z);
    }

    /** {@code factor * this}. */
    public Vector3 times(double factor) {
        return new Vector3(factor * x, factor * y, factor * z);
    }

    /** {@code -this}. */
    public Vector3 negated() {
        return new Vector3(-x, -y, -z);
    }

    /** The point the share {@code s} of the way to {@code to}: this at 0, {@code to} at 1; beyond is extrapolated. */
    public Vector3 lerp(Vector3 to, double s) {
        return new Vector3(x + s * (to.x - x), y + s * (to.y - y), z + s * (to.z - z));
    }

    /** Scalar product. */
    public double dot(Vector3 other) {
        return x * other.x + y * other.y + z * other.z;
    }

    /** Vector product {@code this x other}. */
    public Vector3 cross(Vector3 other) {
        return new Vector3(y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
    }

    /** Euclidean length. */
    public double norm() {
        return Math.sqrt(dot(this));
    }

    /** Euclidean distance to {@code other}. */
    public double distanceTo(Vector3 other) {
        return minus(other).norm();
    }

    /** True when no component is NaN or infinite. */
    public boolean isFinite() {
        return Double.isFinite(x) && Double.isFinite(y) && Double.isFinite(z);
    }
}
