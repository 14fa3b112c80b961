package org.sitedatum.frames.alignment;

/**
 * Eigenvalues and eigenvectors of a small symmetric matrix by cyclic Jacobi rotations.
 *
 * <p>Source: Golub and Van Loan, Matrix Computations, 4th ed., section 8.5. Values come in descending order.
 */
public final class SymmetricEigen {

    private static final int MAX_SWEEPS = 60;

    private final int n;
    private final double[] values;
    private final double[] vectors;

    private SymmetricEigen(int n, double[] values, double[] vectors) {
        this.n = n;
        this.values = values;
        this.vectors = vectors;
    }

    /** Of the leading block of a symmetric matrix. */
    static SymmetricEigen of(Matrix3 m, int dimensions) {
        return dimensions == 3
                ? of(new double[] {m.xx(), m.xy(), m.xz(), m.yx(), m.yy(), m.yz(), m.zx(), m.zy(), m.zz()}, 3)
                : of(new double[] {m.xx(), m.xy(), m.yx(), m.yy()}, 2);
    }

    /** Of a row-major symmetric {@code n x n} matrix, which is not modified. */
    public static SymmetricEigen of(double[] matrix, int n) {
        double[] a = matrix.clone();
        double[] v = new double[n * n];
        for (int i = 0; i < n; i++) {
            v[i * n + i] = 1;
        }
        for (int sweep = 0; sweep < MAX_SWEEPS && offDiagonal(a, n) > 0; sweep++) {
            for (int p = 0; p < n - 1; p++) {
                for (int q = p + 1; q < n; q++) {
                    annihilate(a, v, n, p, q);
                }
            }
        }
        return sorted(a, v, n);
    }

    /** Descending. */
    public double[] values() {
        return values.clone();
    }

    /** Component {@code row} of the unit eigenvector of the {@code k}-th value. */
    public double vector(int row, int k) {
        return vectors[row * n + k];
    }

    /** Sum of the squares above the diagonal that still matter at double precision. */
    private static double offDiagonal(double[] a, int n) {
        double sum = 0;
        for (int p = 0; p < n - 1; p++) {
            for (int q = p + 1; q < n; q++) {
                sum += negligible(a, n, p, q) ? 0 : a[p * n + q] * a[p * n + q];
            }
        }
        return sum;
    }

    private static boolean negligible(double[] a, int n, int p, int q) {
        double scale = Math.sqrt(Math.abs(a[p * n + p]) * Math.abs(a[q * n + q]));
        double floor = 1e-300 + 1e-34 * (Math.abs(a[p * n + p]) + Math.abs(a[q * n + q]));
        return Math.abs(a[p * n + q]) <= Math.max(1e-17 * scale, floor);
    }

    private static void annihilate(double[] a, double[] v, int n, int p, int q) {
        if (negligible(a, n, p, q)) {
            a[p * n + q] = 0;
            a[q * n + p] = 0;
            return;
        }
        // t = sign(theta) / (|theta| + sqrt(theta^2 + 1)), theta = (a_qq - a_pp) / (2 a_pq)
        double theta = (a[q * n + q] - a[p * n + p]) / (2 * a[p * n + q]);
        double t = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(theta, 1));
        double c = 1 / Math.hypot(t, 1);
        double s = t * c;
        for (int k = 0; k < n; k++) {
            double kp = a[k * n + p];
            double kq = a[k * n + q];
            a[k * n + p] = c * kp - s * kq;
            a[k * n + q] = s * kp + c * kq;
        }
        for (int k = 0; k < n; k++) {
            double pk = a[p * n + k];
            double qk = a[q * n + k];
            a[p * n + k] = c * pk - s * qk;
            a[q * n + k] = s * pk + c * qk;
        }
        for (int k = 0; k < n; k++) {
            double kp = v[k * n + p];
            double kq = v[k * n + q];
            v[k * n + p] = c * kp - s * kq;
            v[k * n + q] = s * kp + c * kq;
        }
    }

    private static SymmetricEigen sorted(double[] a, double[] v, int n) {
        double[] values = new double[n];
        double[] vectors = new double[n * n];
        boolean[] taken = new boolean[n];
        for (int k = 0; k < n; k++) {
            int best = -1;
            for (int i = 0; i < n; i++) {
                if (!taken[i] && (best < 0 || a[i * n + i] > a[best * n + best])) {
                    best = i;
                }
            }
            taken[best] = true;
            values[k] = a[best * n + best];
            for (int row = 0; row < n; row++) {
                vectors[row * n + k] = v[row * n + best];
            }
        }
        return new SymmetricEigen(n, values, vectors);
    }
}
