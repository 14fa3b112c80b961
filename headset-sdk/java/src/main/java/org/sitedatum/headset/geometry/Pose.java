package org.sitedatum.headset.geometry;

import java.util.Objects;

/**
 * Where something is and how it is turned: position in metres, unit quaternion x y z w (Hamilton). {@code siteFromTag} maps
 * the tag's coordinates to the site's. Immutable.
 */
public final class Pose {

    /** No shift and no turn. */
    public static final Pose IDENTITY = new Pose(Vector3.ZERO, 0, 0, 0, 1);

    private static final double UNIT_TOLERANCE = 1e-2;

    private final Vector3 position;
    private final double qx;
    private final double qy;
    private final double qz;
    private final double qw;

    /**
     * From position and quaternion, which is scaled to length 1.
     *
     * @throws IllegalArgumentException when the quaternion's length is off by more than 0.01: a pose has no scale
     */
    public Pose(Vector3 position, double qx, double qy, double qz, double qw) {
        double norm = Math.sqrt(qx * qx + qy * qy + qz * qz + qw * qw);
        if (!(Math.abs(norm - 1) <= UNIT_TOLERANCE)) {
            throw new IllegalArgumentException("not a rotation, length of the quaternion is " + norm);
        }
        this.position = Objects.requireNonNull(position);
        this.qx = qx / norm;
        this.qy = qy / norm;
        this.qz = qz / norm;
        this.qw = qw / norm;
    }

    /** A level pose: position and heading in radians, counter-clockwise about z. */
    public static Pose level(Vector3 position, double yaw) {
        return new Pose(position, 0, 0, Math.sin(0.5 * yaw), Math.cos(0.5 * yaw));
    }

    /** Position, m. */
    public Vector3 position() {
        return position;
    }

    /** Quaternion x. */
    public double qx() {
        return qx;
    }

    /** Quaternion y. */
    public double qy() {
        return qy;
    }

    /** Quaternion z. */
    public double qz() {
        return qz;
    }

    /** Quaternion w. */
    public double qw() {
        return qw;
    }

    /** {@code aFromB.then(bFromC)} is {@code aFromC}. */
    public Pose then(Pose next) {
        PoseBuffer out = new PoseBuffer();
        new PoseBuffer().set(this).thenInto(new PoseBuffer().set(next), out);
        return out.pose();
    }

    /** {@code aFromB.inverse()} is {@code bFromA}. */
    public Pose inverse() {
        PoseBuffer out = new PoseBuffer();
        new PoseBuffer().set(this).inverseInto(out);
        return out.pose();
    }

    /** Maps a point: {@code aFromB.apply(pointInB)} is the point in a. */
    public Vector3 apply(Vector3 point) {
        PoseBuffer out = new PoseBuffer();
        new PoseBuffer().set(this).applyInto(point.x(), point.y(), point.z(), out);
        return new Vector3(out.x(), out.y(), out.z());
    }

    /** Heading about z, rad, in (-pi, pi]; of a pose with z up. */
    public double yaw() {
        return Math.atan2(2 * (qw * qz + qx * qy), 1 - 2 * (qy * qy + qz * qz));
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Pose)) {
            return false;
        }
        Pose that = (Pose) other;
        return position.equals(that.position)
                && Double.compare(qx, that.qx) == 0
                && Double.compare(qy, that.qy) == 0
                && Double.compare(qz, that.qz) == 0
                && Double.compare(qw, that.qw) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(position, qx, qy, qz, qw);
    }

    @Override
    public String toString() {
        return "Pose[" + position + ", " + qx + ", " + qy + ", " + qz + ", " + qw + "]";
    }
}
