package org.sitedatum.frames.geometry;

import java.util.Arrays;

/**
 * Symmetric 6x6 covariance of a pose, order x y z rotX rotY rotZ (REP-103), kept as its 21 upper-triangle entries row
 * by row. Units m^2, m rad, rad^2. The rotation part belongs to the fixed (parent) axes.
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

    /**
     * From a full 6x6 matrix, row-major; the mean of both triangles is taken.
     *
     * @throws IllegalArgumentException when the count is not 36
     */
    public static Covariance6 ofRowMajor(double... full) {
        if (full.length != 36) {
            throw new IllegalArgumentException("covariance has " + full.length + " entries, needs 36");
        }
        double[] upper = new double[SIZE];
        for (int i = 0, next = 0; i < 6; i++) {
            for (int j = i; j < 6; j++) {
                upper[next++] = 0.5 * (full[6 * i + j] + full[6 * j + i]);
            }
        }
        return new Covariance6(upper);
    }

    /** Uncorrelated, from six variances: x y z m^2, rotX rotY rotZ rad^2. */
    public static Covariance6 ofDiagonal(double x, double y, double z, double rotX, double rotY, double rotZ) {
        double[] upper = new double[SIZE];
        upper[0] = x;
        upper[6] = y;
        upper[11] = z;
        upper[15] = rotX;
        upper[18] = rotY;
        upper[20] = rotZ;
        return new Covariance6(upper);
    }

    /** Uncorrelated, the same standard deviation along each axis, m, and about each axis, rad. */
    public static Covariance6 isotropic(double positionSigma, double rotationSigma) {
        double p = positionSigma * positionSigma;
        double r = rotationSigma * rotationSigma;
        return ofDiagonal(p, p, p, r, r, r);
    }

    /** Position uncertain, rotation exact. */
    public static Covariance6 ofPosition(Covariance3 p) {
        double[] upper = new double[SIZE];
        upper[0] = p.xx();
        upper[1] = p.xy();
        upper[2] = p.xz();
        upper[6] = p.yy();
        upper[7] = p.yz();
        upper[11] = p.zz();
        return new Covariance6(upper);
    }

    /** The position block, m^2. */
    public Covariance3 position() {
        return new Covariance3(upper[0], upper[1], upper[2], upper[6], upper[7], upper[11]);
    }

    /** The rotation block, rad^2. */
    public Covariance3 rotation() {
        return new Covariance3(upper[15], upper[16], upper[17], upper[18], upper[19], upper[20]);
    }

    /** {@code this + other}. */
    public Covariance6 plus(Covariance6 other) {
        double[] sum = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            sum[i] = upper[i] + other.upper[i];
        }
        return new Covariance6(sum);
    }

    /** {@code factor * this}; standard deviations grow with the root of the factor. */
    public Covariance6 times(double factor) {
        double[] product = new double[SIZE];
        for (int i = 0; i < SIZE; i++) {
            product[i] = factor * upper[i];
        }
        return new Covariance6(product);
    }

    /** The same error in other axes: {@code siteFromBody} takes a covariance in body axes to site axes. */
    public Covariance6 rotated(Quaternion rotation) {
        double[] out = new double[SIZE];
        CovarianceTransport.rotateInto(rotation.toRotationMatrix(), upper, out);
        return new Covariance6(out);
    }

    /**
     * The pose error of a point that sits {@code lever} away, in the axes of this covariance, on the same stiff body:
     * {@code dp' = dp + dtheta x lever}.
     */
    public Covariance6 atLever(Vector3 lever) {
        double[] out = new double[SIZE];
        CovarianceTransport.leverInto(lever.x(), lever.y(), lever.z(), upper, out);
        return new Covariance6(out);
    }

    /** {@code J this J'} for a 6x6 row-major Jacobian of (position, rotation) errors. */
    public Covariance6 transported(double... jacobian) {
        if (jacobian.length != 36) {
            throw new IllegalArgumentException("jacobian has " + jacobian.length + " entries, needs 36");
        }
        double[] half = new double[36];
        double[] full = new double[36];
        for (int i = 0; i < 36; i++) {
            for (int k = 0; k < 6; k++) {
                half[i] += jacobian[i / 6 * 6 + k] * get(k, i % 6);
            }
        }
        for (int i = 0; i < 36; i++) {
            for (int k = 0; k < 6; k++) {
                full[i] += half[i / 6 * 6 + k] * jacobian[i % 6 * 6 + k];
            }
        }
        return ofRowMajor(full);
    }

    /** True when no entry is NaN or infinite. */
    public boolean isFinite() {
        for (double entry : upper) {
            if (!Double.isFinite(entry)) {
                return false;
            }
        }
        return true;
    }

    /**
     * True when finite and positive semi-definite up to rounding: Cholesky of the correlation matrix with 1e-9 added to
     * its diagonal.
     */
    public boolean isPositiveSemiDefinite() {
        return isFinite() && CorrelationCholesky.exists(upper.clone());
    }

    /** Entry of row {@code i}, column {@code j}, each 0..5. */
    public double get(int i, int j) {
        int row = Math.min(i, j);
        int column = Math.max(i, j);
        return upper[row * 6 - row * (row - 1) / 2 + column - row];
    }

    /** Copies the 21 upper-triangle entries to the start of {@code out}. */
    public void toUpperTriangleInto(double[] out) {
        System.arraycopy(upper, 0, out, 0, SIZE);
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
