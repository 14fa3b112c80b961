package org.sitedatum.frames.alignment;

/** Small dense symmetric algebra of the covariance computation, row-major. */
final class Congruence {

    private Congruence() {}

    /** {@code J C J^T} for {@code J} of {@code rows x n} and {@code C} of {@code n x n}. */
    static double[] of(double[] j, int rows, double[] c, int n) {
        double[] out = new double[rows * rows];
        for (int a = 0; a < rows; a++) {
            for (int k = 0; k < n; k++) {
                double jc = 0;
                for (int i = 0; i < n; i++) {
                    jc += j[a * n + i] * c[i * n + k];
                }
                for (int b = 0; b < rows; b++) {
                    out[a * rows + b] += jc * j[b * n + k];
                }
            }
        }
        return out;
    }

    /** Adds {@code weight J^T J} to {@code out}. */
    static void addInformationInto(double[] j, int n, double weight, double[] out) {
        for (int row = 0; row < j.length / n; row++) {
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    out[a * n + b] += weight * j[row * n + a] * j[row * n + b];
                }
            }
        }
    }

    /** Inverse of a positive definite matrix, through the eigenvalues of its correlation form. */
    static double[] inverse(double[] m, int n) {
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = 1 / Math.sqrt(m[i * n + i]);
        }
        double[] correlation = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                correlation[i * n + k] = m[i * n + k] * scale[i] * scale[k];
            }
        }
        SymmetricEigen eigen = SymmetricEigen.of(correlation, n);
        double[] values = eigen.values();
        double[] out = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < n; k++) {
                double sum = 0;
                for (int e = 0; e < n; e++) {
                    sum += eigen.vector(i, e) * eigen.vector(k, e) / values[e];
                }
                out[i * n + k] = sum * scale[i] * scale[k];
            }
        }
        return out;
    }
}
