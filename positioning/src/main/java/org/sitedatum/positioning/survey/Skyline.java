package org.sitedatum.positioning.survey;

import java.util.OptionalInt;

/**
 * A symmetric positive definite matrix of which each row keeps what stands between its first entry and the diagonal, and
 * its Cholesky factor in the same room. Unknowns of a path come first, those that all see come last: then the factor of a
 * long walk costs its length times the number of anchors squared.
 *
 * <p>Source: George and Liu, Computer Solution of Large Sparse Positive Definite Systems, 1981, section 4.5. Not
 * thread-safe.
 */
final class Skyline {

    /** A pivot below this share of its diagonal is rounding: the unknown is a combination of others. */
    private static final double SINGULAR = 1e-11;

    private final int[] first;
    private final double[][] rows;

    /** Zeros; row {@code i} begins at column {@code first[i] <= i}. */
    Skyline(int[] first) {
        this.first = first.clone();
        this.rows = new double[first.length][];
        for (int i = 0; i < first.length; i++) {
            rows[i] = new double[i - first[i] + 1];
        }
    }

    /** Adds to row {@code i}, column {@code j <= i}. */
    void add(int i, int j, double value) {
        rows[i][j - first[i]] += value;
    }

    double diagonal(int i) {
        return rows[i][i - first[i]];
    }

    /** A copy with each diagonal entry grown by its share, Marquardt's damping, and at least by {@code floor}. */
    Skyline damped(double share, double floor) {
        Skyline copy = new Skyline(first);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, copy.rows[i], 0, rows[i].length);
            copy.add(i, i, share * diagonal(i) + floor);
        }
        return copy;
    }

    /** Turns the matrix into its factor; the row that is not positive definite, if there is one. */
    OptionalInt factorInPlace() {
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            double pivot = diagonal(i);
            double least = SINGULAR * pivot;
            for (int j = first[i]; j < i; j++) {
                double value = (row[j - first[i]] - overlap(i, j)) / diagonal(j);
                row[j - first[i]] = value;
                pivot -= value * value;
            }
            if (!(pivot > least)) {
                return OptionalInt.of(i);
            }
            row[i - first[i]] = Math.sqrt(pivot);
        }
        return OptionalInt.empty();
    }

    private double overlap(int i, int j) {
        double sum = 0;
        for (int k = Math.max(first[i], first[j]); k < j; k++) {
            sum += rows[i][k - first[i]] * rows[j][k - first[j]];
        }
        return sum;
    }

    /** Solves {@code A x = b} in place of b. Only after {@link #factorInPlace}. */
    void solveInPlace(double[] b) {
        for (int i = 0; i < rows.length; i++) {
            double sum = b[i];
            for (int k = first[i]; k < i; k++) {
                sum -= rows[i][k - first[i]] * b[k];
            }
            b[i] = sum / diagonal(i);
        }
        for (int i = rows.length - 1; i >= 0; i--) {
            b[i] /= diagonal(i);
            for (int k = first[i]; k < i; k++) {
                b[k] -= rows[i][k - first[i]] * b[i];
            }
        }
    }
}
