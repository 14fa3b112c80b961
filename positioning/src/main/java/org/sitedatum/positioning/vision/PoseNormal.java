package org.sitedatum.positioning.vision;

import java.util.Arrays;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;

/**
 * Normal equations of a pose: {@code J'J d = J'r} with d = (dp, dtheta), as {@link
 * org.sitedatum.frames.geometry.UncertainTransform} means it. Cholesky with rows of unit noise (Golub and Van Loan 2013,
 * sec. 4.2). Scratch; not thread-safe.
 */
final class PoseNormal {

    private static final int N = 6;

    private final double[] information = new double[N * N];
    private final double[] right = new double[N];
    private final double[] factor = new double[N * N];

    void clear() {
        Arrays.fill(information, 0);
        Arrays.fill(right, 0);
    }

    /** Adds a row of six derivatives and a residual, each divided by its standard deviation. */
    void add(double[] row, double residual) {
        for (int i = 0; i < N; i++) {
            right[i] += row[i] * residual;
            for (int j = 0; j < N; j++) {
                information[i * N + j] += row[i] * row[j];
            }
        }
    }

    /** Factors the information with its diagonal raised by a share; false when it is singular. */
    boolean factor(double raisedBy) {
        for (int i = 0; i < N; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = information[i * N + j] * (i == j ? 1 + raisedBy : 1);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i * N + k] * factor[j * N + k];
                }
                if (i == j && !(sum > 1e-12 * information[i * N + i])) {
                    return false;
                }
                factor[i * N + j] = i == j ? Math.sqrt(sum) : sum / factor[j * N + j];
            }
        }
        return true;
    }

    /** The step {@code d} of the factored equations. */
    double[] step() {
        double[] d = right.clone();
        solve(d);
        return d;
    }

    private void solve(double[] d) {
        for (int i = 0; i < N; i++) {
            for (int k = 0; k < i; k++) {
                d[i] -= factor[i * N + k] * d[k];
            }
            d[i] /= factor[i * N + i];
        }
        for (int i = N - 1; i >= 0; i--) {
            for (int k = i + 1; k < N; k++) {
                d[i] -= factor[k * N + i] * d[k];
            }
            d[i] /= factor[i * N + i];
        }
    }

    /** The inverse of the information: the Cramer-Rao bound at these derivatives; empty when singular. */
    Optional<Covariance6> covariance() {
        if (!factor(0)) {
            return Optional.empty();
        }
        double[] full = new double[N * N];
        for (int column = 0; column < N; column++) {
            double[] unit = new double[N];
            unit[column] = 1;
            solve(unit);
            for (int row = 0; row < N; row++) {
                full[row * N + column] = unit[row];
            }
        }
        return Optional.of(Covariance6.ofRowMajor(full));
    }
}
