package org.sitedatum.positioning.filter;

import java.util.SplittableRandom;

/** Textbook matrices in full, slow and plain: what the packed kernels are compared with. */
public final class Dense {

    private Dense() {}

    /** The full symmetric covariance of a Gaussian. */
    public static double[][] covariance(Gaussian gaussian) {
        double[][] out = new double[gaussian.size()][gaussian.size()];
        for (int i = 0; i < out.length; i++) {
            for (int j = 0; j < out.length; j++) {
                out[i][j] = gaussian.covariance(i, j);
            }
        }
        return out;
    }

    /** The mean, without the spare room behind it. */
    public static double[] mean(Gaussian gaussian) {
        return java.util.Arrays.copyOf(gaussian.mean(), gaussian.size());
    }

    /** {@code a b}. */
    public static double[][] times(double[][] a, double[][] b) {
        double[][] out = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    out[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return out;
    }

    /** {@code a x}. */
    public static double[] times(double[][] a, double[] x) {
        double[] out = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < x.length; k++) {
                out[i] += a[i][k] * x[k];
            }
        }
        return out;
    }

    /** The transpose. */
    public static double[][] transposed(double[][] a) {
        double[][] out = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                out[j][i] = a[i][j];
            }
        }
        return out;
    }

    /** {@code a + factor b}. */
    public static double[][] plus(double[][] a, double factor, double[][] b) {
        double[][] out = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                out[i][j] = a[i][j] + factor * b[i][j];
            }
        }
        return out;
    }

    /** {@code f p f'}. */
    public static double[][] transported(double[][] f, double[][] p) {
        return times(times(f, p), transposed(f));
    }

    /** The identity. */
    public static double[][] identity(int size) {
        double[][] out = new double[size][size];
        for (int i = 0; i < size; i++) {
            out[i][i] = 1;
        }
        return out;
    }

    /** The inverse, by Gauss-Jordan with partial pivoting. */
    public static double[][] inverse(double[][] a) {
        int n = a.length;
        double[][] work = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(a[i], 0, work[i], 0, n);
            work[i][n + i] = 1;
        }
        for (int column = 0; column < n; column++) {
            int pivot = column;
            for (int row = column + 1; row < n; row++) {
                if (Math.abs(work[row][column]) > Math.abs(work[pivot][column])) {
                    pivot = row;
                }
            }
            double[] swap = work[column];
            work[column] = work[pivot];
            work[pivot] = swap;
            double scale = 1 / work[column][column];
            for (int k = 0; k < 2 * n; k++) {
                work[column][k] *= scale;
            }
            for (int row = 0; row < n; row++) {
                double factor = row == column ? 0 : work[row][column];
                for (int k = 0; factor != 0 && k < 2 * n; k++) {
                    work[row][k] -= factor * work[column][k];
                }
            }
        }
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(work[i], n, out[i], 0, n);
        }
        return out;
    }

    /** Smallest pivot of the Cholesky factorisation of the correlation matrix: positive when positive definite. */
    public static double smallestPivot(double[][] p) {
        int n = p.length;
        double[][] l = new double[n][n];
        double smallest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = p[i][j] / Math.sqrt(p[i][i] * p[j][j]);
                for (int k = 0; k < j; k++) {
                    sum -= l[i][k] * l[j][k];
                }
                if (i == j) {
                    smallest = Math.min(smallest, Double.isNaN(sum) ? Double.NEGATIVE_INFINITY : sum);
                    l[i][i] = Math.sqrt(sum);
                } else {
                    l[i][j] = sum / l[j][j];
                }
            }
        }
        return smallest;
    }

    /** A standard normal number (Box and Muller). */
    public static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** A Gaussian with random mean, random orientation when a body, and a random well-conditioned covariance. */
    public static Gaussian random(SplittableRandom random, boolean oriented, int nuisances) {
        Gaussian gaussian = new Gaussian(oriented);
        for (int i = 0; i < nuisances; i++) {
            gaussian.append(0, 1);
        }
        int n = gaussian.size();
        double[][] root = new double[n][n];
        for (int i = 0; i < n; i++) {
            gaussian.mean()[i] = 3 * normal(random);
            for (int j = 0; j < n; j++) {
                root[i][j] = 0.2 * normal(random) + (i == j ? 0.5 : 0);
            }
        }
        double[][] p = times(root, transposed(root));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                gaussian.setCovariance(i, j, p[i][j]);
            }
        }
        if (oriented) {
            gaussian.mean()[StateLayout.RX] = 0;
            gaussian.mean()[StateLayout.RY] = 0;
            gaussian.mean()[StateLayout.RZ] = 0;
            gaussian.turn(2 * normal(random), 2 * normal(random), 2 * normal(random));
        }
        return gaussian;
    }
}
