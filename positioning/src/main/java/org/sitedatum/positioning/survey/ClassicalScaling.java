package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.alignment.SymmetricEigen;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Places points so that their distances come near to given ones, up to a rigid motion and a mirror.
 *
 * <p>Source: Torgerson, "Multidimensional scaling: I. Theory and method", Psychometrika 17(4), 1952: the leading
 * eigenvectors of {@code -1/2 J D2 J}, each times the root of its value.
 */
final class ClassicalScaling {

    private ClassicalScaling() {}

    /** The points for row-major distances; z is 0 in two dimensions. */
    static List<Vector3> of(double[] distances, int n, int dimensions) {
        double[] gram = new double[n * n];
        double[] rowMeans = new double[n];
        double mean = 0;
        for (int i = 0; i < n * n; i++) {
            double square = distances[i] * distances[i];
            rowMeans[i / n] += square / n;
            mean += square / (n * n);
        }
        for (int i = 0; i < n * n; i++) {
            gram[i] = -0.5 * (distances[i] * distances[i] - rowMeans[i / n] - rowMeans[i % n] + mean);
        }
        SymmetricEigen eigen = SymmetricEigen.of(gram, n);
        List<Vector3> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            double z = dimensions == 3 ? coordinate(eigen, i, 2) : 0;
            points.add(new Vector3(coordinate(eigen, i, 0), coordinate(eigen, i, 1), z));
        }
        return points;
    }

    private static double coordinate(SymmetricEigen eigen, int point, int k) {
        return k < eigen.values().length ? eigen.vector(point, k) * Math.sqrt(Math.max(0, eigen.values()[k])) : 0;
    }
}
