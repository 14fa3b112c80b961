package org.sitedatum.frames.geometry;

/**
 * A unit quaternion x y z w (Hamilton) that turns vectors: {@code siteFromTag.rotate(vectorInTag)} is the vector in site
 * axes. {@code q} and {@code -q} are the same rotation.
 *
 * @param x i component
 * @param y j component
 * @param z k component
 * @param w real component
 */
public record Quaternion(double x, double y, double z, double w) {

    /** No rotation. */
    public static final Quaternion IDENTITY = new Quaternion(0, 0, 0, 1);

    /** Rotation about +z by {@code yaw} rad, counter-clockwise seen from above. */
    public static Quaternion ofYaw(double yaw) {
        return new Quaternion(0, 0, Math.sin(0.5 * yaw), Math.cos(0.5 * yaw));
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
        Vector3 u = new Vector3(x, y, z);
        Vector3 t = u.cross(v).times(2);
        return v.plus(t.times(w)).plus(u.cross(t));
    }

    /** Length of the four components; 1 for a valid rotation. */
    public double norm() {
        return Math.sqrt(x * x + y * y + z * z + w * w);
    }

    /** The same direction with length 1. */
    public Quaternion normalized() {
        double n = norm();
        return new Quaternion(x / n, y / n, z / n, w / n);
    }

    /** Heading about +z in (-pi, pi] (ZYX Euler convention of REP-103). */
    public double yaw() {
        return Math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
    }
}
