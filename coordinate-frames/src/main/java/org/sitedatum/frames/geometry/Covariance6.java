package org.sitedatum.frames.geometry;

import java.util.Arrays;

/**
 * Symmetric 6x6 covariance of a pose, order x y z rotX rotY rotZ (REP-103), kept as its 21 upper-triangle entries row by
 * row. Units m^2, m rad, rad^2. The rotation part belongs to the fixed (parent) axes.
 */
public final class Covariance6 {

    /** Entries of the upper triangle. */
    public static final int SIZE = 21;

    /** No uncertainty. */
    public static final Covariance6 ZERO = new Covariance6(new double[SIZE]);

    private final double[] upper;

    private Covariance6(double[] upper) {
        this.upper = upper;
    }

    /**
     * From 21 upper-triangle entries, row by row.
     *
     * @throws IllegalArgumentException when the count is not 21
     */
    public static Covariance6 ofUpperTriangle(double... upper) {
        if (upper.length != SIZE) {
            throw new IllegalArgumentException("covariance has " + upper.length + " entries, needs " + SIZE);
        }
        return new Covariance6(upper.clone());
    }

    /** Entry of row {@code i}, column {@code j}, each 0..5. */
    public double get(int i, int j) {
        int row = Math.min(i, j);
        int column = Math.max(i, j);
        return upper[row * 6 - row * (row - 1) / 2 + column - row];
    }

    /** A copy of the 21 upper-triangle entries. */
    public double[] toUpperTriangle() {
        return upper.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Covariance6 that && Arrays.equals(upper, that.upper);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(upper);
    }

    @Override
    public String toString() {
        return "Covariance6" + Arrays.toString(upper);
    }
}
