package org.sitedatum.frames.geometry;

/**
 * Symmetric 3x3 covariance by its upper triangle, row by row.
 *
 * @param xx variance of x
 * @param xy covariance of x and y
 * @param xz covariance of x and z
 * @param yy variance of y
 * @param yz covariance of y and z
 * @param zz variance of z
 */
public record Covariance3(double xx, double xy, double xz, double yy, double yz, double zz) {

    /** No uncertainty. */
    public static final Covariance3 ZERO = new Covariance3(0, 0, 0, 0, 0, 0);

    /** The same variance on each axis, no correlation. */
    public static Covariance3 isotropic(double variance) {
        return new Covariance3(variance, 0, 0, variance, 0, variance);
    }

    /** True when symmetric positive semi-definite up to rounding (Sylvester's criterion on all principal minors). */
    public boolean isPositiveSemiDefinite() {
        double scale = Math.max(Math.abs(xx), Math.max(Math.abs(yy), Math.abs(zz)));
        double eps = 1e-9 * scale;
        double det = xx * (yy * zz - yz * yz) - xy * (xy * zz - yz * xz) + xz * (xy * yz - yy * xz);
        return Double.isFinite(scale + xy + xz + yz)
                && xx >= 0
                && yy >= 0
                && zz >= 0
                && xx * yy - xy * xy >= -eps * scale
                && xx * zz - xz * xz >= -eps * scale
                && yy * zz - yz * yz >= -eps * scale
                && det >= -eps * scale * scale;
    }
}
