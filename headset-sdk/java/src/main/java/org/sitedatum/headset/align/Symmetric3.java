package org.sitedatum.headset.align;

/** Symmetric 3 x 3 matrices as their upper triangle, row by row: xx xy xz yy yz zz. */
final class Symmetric3 {

    private Symmetric3() {}

    /** Writes the variances of errors that are alike along x and y. */
    static void diagonal(double horizontalSigma, double verticalSigma, double[] out) {
        java.util.Arrays.fill(out, 0);
        out[0] = horizontalSigma * horizontalSigma;
        out[3] = out[0];
        out[5] = verticalSigma * verticalSigma;
    }

    /** Writes the inverse of a positive definite matrix; returns the determinant. */
    static double invert(double[] m, double[] out) {
        double a = m[3] * m[5] - m[4] * m[4];
        double b = m[2] * m[4] - m[1] * m[5];
        double c = m[1] * m[4] - m[2] * m[3];
        double determinant = m[0] * a + m[1] * b + m[2] * c;
        double f = 1 / determinant;
        double d = m[0] * m[5] - m[2] * m[2];
        double e = m[1] * m[2] - m[0] * m[4];
        double g = m[0] * m[3] - m[1] * m[1];
        out[0] = a * f;
        out[1] = b * f;
        out[2] = c * f;
        out[3] = d * f;
        out[4] = e * f;
        out[5] = g * f;
        return determinant;
    }

    /** {@code v^T m v}. */
    static double quadratic(double[] m, double[] v) {
        return v[0] * (m[0] * v[0] + 2 * (m[1] * v[1] + m[2] * v[2]))
                + v[1] * (m[3] * v[1] + 2 * m[4] * v[2])
                + v[2] * m[5] * v[2];
    }

    /** True when every leading minor is positive. */
    static boolean isPositive(double[] m) {
        if (m.length != 6) {
            return false;
        }
        double minor2 = m[0] * m[3] - m[1] * m[1];
        double minor3 = m[0] * (m[3] * m[5] - m[4] * m[4])
                - m[1] * (m[1] * m[5] - m[4] * m[2])
                + m[2] * (m[1] * m[4] - m[3] * m[2]);
        return m[0] > 0 && minor2 > 0 && minor3 > 0 && Double.isFinite(minor3);
    }
}
