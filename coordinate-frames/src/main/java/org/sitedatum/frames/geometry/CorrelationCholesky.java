package org.sitedatum.frames.geometry;

/**
 * Decides whether a 6x6 covariance is positive semi-definite: Cholesky (as LDL') of {@code C + 1e-9 diag(C)}, which is
 * that of the correlation matrix with 1e-9 added, so units drop out.
 */
final class CorrelationCholesky {

    private static final double ROUNDING = 1e-9;

    /** Start of each row in the upper triangle, less the column of its first entry. */
    private static final int[] ROW = {0, 5, 9, 12, 14, 15};

    private CorrelationCholesky() {}

    /** Of finite entries; destroys them. */
    static boolean exists(double[] upper) {
        for (int j = 0; j < 6; j++) {
            if (upper[ROW[j] + j] == 0 && !isRowZero(upper, j)) {
                return false;
            }
            upper[ROW[j] + j] *= 1 + ROUNDING;
        }
        for (int j = 0; j < 6; j++) {
            double pivot = upper[ROW[j] + j];
            if (pivot < 0) {
                return false;
            }
            if (pivot == 0 && !isRowZero(upper, j)) {
                return false;
            }
            if (pivot > 0) {
                eliminate(upper, j, 1 / pivot);
            }
        }
        return true;
    }

    private static void eliminate(double[] upper, int j, double inverse) {
        for (int i = j + 1; i < 6; i++) {
            double factor = upper[ROW[j] + i] * inverse;
            for (int k = i; k < 6; k++) {
                upper[ROW[i] + k] -= factor * upper[ROW[j] + k];
            }
        }
    }

    /** True when the entries right of the diagonal are 0. */
    private static boolean isRowZero(double[] upper, int j) {
        for (int k = j + 1; k < 6; k++) {
            if (upper[ROW[j] + k] != 0) {
                return false;
            }
        }
        return true;
    }
}
