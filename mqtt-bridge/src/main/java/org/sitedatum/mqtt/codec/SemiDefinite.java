package org.sitedatum.mqtt.codec;

/**
 * Tells whether a symmetric matrix is positive semi-definite up to rounding, by an LDL^T factorisation of its correlation
 * form (rows scaled to unit diagonal, so that metres and radians weigh alike). Golub and Van Loan, Matrix Computations, 4.1.
 */
final class SemiDefinite {
    private static final double TOLERANCE = 1e-6;

    private SemiDefinite() {}

    /**
     * Tests an upper triangle given row by row.
     *
     * @param upper n(n+1)/2 finite entries; not modified
     * @param n rows
     */
    static boolean isPositive(double[] upper, int n) {
        double[] a = new double[n * n];
        double[] scale = new double[n];
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                a[i * n + j] = upper[k];
                a[j * n + i] = upper[k++];
            }
            scale[i] = Math.sqrt(a[i * n + i]);
            if (!(a[i * n + i] >= 0)) {
                return false;
            }
        }
        return scaleToCorrelation(a, scale, n) && eliminate(a, n);
    }

    /** False when a variance is zero but a covariance with it is not. */
    private static boolean scaleToCorrelation(double[] a, double[] scale, int n) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double s = scale[i] * scale[j];
                if (s == 0 && a[i * n + j] != 0) {
                    return false;
                }
                a[i * n + j] = s == 0 ? 0 : a[i * n + j] / s;
            }
        }
        return true;
    }

    private static boolean eliminate(double[] a, int n) {
        for (int p = 0; p < n; p++) {
            double pivot = a[p * n + p];
            if (pivot < -TOLERANCE) {
                return false;
            }
            for (int i = p + 1; i < n; i++) {
                double below = a[i * n + p];
                if (pivot <= TOLERANCE) {
                    if (Math.abs(below) > Math.sqrt(TOLERANCE)) {
                        return false;
                    }
                } else {
                    double factor = below / pivot;
                    for (int j = p + 1; j < n; j++) {
                        a[i * n + j] -= factor * a[p * n + j];
                    }
                }
            }
        }
        return true;
    }
}
