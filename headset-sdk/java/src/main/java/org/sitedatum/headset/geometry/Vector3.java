package org.sitedatum.headset.geometry;

import java.util.Objects;

/** A point or vector in metres (or metres a second) in the frame its name states. Immutable; finite. */
public final class Vector3 {

    /** The zero vector. */
    public static final Vector3 ZERO = new Vector3(0, 0, 0);

    private final double x;
    private final double y;
    private final double z;

    /**
     * From its components.
     *
     * @throws IllegalArgumentException when one is not finite
     */
    public Vector3(double x, double y, double z) {
        if (!Double.isFinite(x + y + z)) {
            throw new IllegalArgumentException("not finite: [" + x + ", " + y + ", " + z + "]");
        }
        this.x = x;
        this.y = y;
        this.z = z;
    }

    /** First component. */
    public double x() {
        return x;
    }

    /** Second component. */
    public double y() {
        return y;
    }

    /** Third component. */
    public double z() {
        return z;
    }

    /** Euclidean distance to another point. */
    public double distanceTo(Vector3 other) {
        double dx = x - other.x;
        double dy = y - other.y;
        double dz = z - other.z;
        return Math.sqrt(dx * dx + dy * dy + dz * dz);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof Vector3)) {
            return false;
        }
        Vector3 that = (Vector3) other;
        return Double.compare(x, that.x) == 0 && Double.compare(y, that.y) == 0 && Double.compare(z, that.z) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(x, y, z);
    }

    @Override
    public String toString() {
        return "[" + x + ", " + y + ", " + z + "]";
    }
}
