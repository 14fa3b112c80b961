package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;

/** Covariances of surveyed anchors. */
final class AnchorCovariance {

    private final AnchorLayout layout;
    private final int first;
    private final int n;
    private final double[] block;

    /** Of a fit that leaves no unknown loose. */
    AnchorCovariance(AnchorProblem problem, DampedFit fit) {
        layout = problem.layout();
        first = problem.paths().columns();
        n = layout.end() - first;
        int[] columns = new int[n];
        for (int i = 0; i < n; i++) {
            columns[i] = first + i;
        }
        block = fit.covariance(columns);
    }

    private double entry(int a, int i, int b, int j) {
        int row = layout.column(a, i) - first;
        int column = layout.column(b, j) - first;
        return row < 0 || column < 0 ? 0 : block[row * n + column];
    }

    /** Of one anchor, times a factor. */
    Covariance3 of(int a, double factor) {
        return new Covariance3(
                factor * entry(a, 0, a, 0),
                factor * entry(a, 0, a, 1),
                factor * entry(a, 0, a, 2),
                factor * entry(a, 1, a, 1),
                factor * entry(a, 1, a, 2),
                factor * entry(a, 2, a, 2));
    }

    /** Variance of an anchor along a unit vector, m^2. */
    double along(int a, Vector3 unit) {
        return apart(a, a, unit);
    }

    /** Variance of the distance of two anchors, seen along a unit vector, m^2. */
    double ofDistance(int a, int b, Vector3 unit) {
        return apart(a, a, unit) + apart(b, b, unit) - 2 * apart(a, b, unit);
    }

    private double apart(int a, int b, Vector3 unit) {
        double[] u = {unit.x(), unit.y(), unit.z()};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                sum += u[i] * u[j] * entry(a, i, b, j);
            }
        }
        return sum;
    }
}
