package org.sitedatum.positioning.survey;

import java.util.List;
import org.sitedatum.frames.alignment.SymmetricEigen;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A plane in space.
 *
 * @param point on it, m
 * @param normal of unit length
 */
record Plane(Vector3 point, Vector3 normal) {

    /** Signed distance of a point, m. */
    double above(Vector3 p) {
        return p.minus(point).dot(normal);
    }

    /** The point on the other side. */
    Vector3 mirror(Vector3 p) {
        return p.minus(normal.times(2 * above(p)));
    }

    /**
     * How points spread: their centre, principal directions and root mean square extents, widest first.
     *
     * @param centre mean
     * @param axes three unit vectors
     * @param extents m
     */
    record Spread(Vector3 centre, List<Vector3> axes, List<Double> extents) {

        static Spread of(List<Vector3> points) {
            Vector3 centre = Vector3.ZERO;
            for (Vector3 p : points) {
                centre = centre.plus(p.times(1.0 / points.size()));
            }
            double[] scatter = new double[9];
            for (Vector3 p : points) {
                Vector3 d = p.minus(centre);
                double[] c = {d.x(), d.y(), d.z()};
                for (int i = 0; i < 9; i++) {
                    scatter[i] += c[i / 3] * c[i % 3] / points.size();
                }
            }
            SymmetricEigen eigen = SymmetricEigen.of(scatter, 3);
            double[] values = eigen.values();
            return new Spread(
                    centre,
                    List.of(axis(eigen, 0), axis(eigen, 1), axis(eigen, 2)),
                    List.of(root(values[0]), root(values[1]), root(values[2])));
        }

        private static Vector3 axis(SymmetricEigen eigen, int k) {
            return new Vector3(eigen.vector(0, k), eigen.vector(1, k), eigen.vector(2, k));
        }

        private static double root(double value) {
            return Math.sqrt(Math.max(0, value));
        }

        /** Directions in which the points spread more than {@code least} metres. */
        int rank(double least) {
            return (int) extents.stream().filter(e -> e > least).count();
        }

        /** The plane they lie in best. */
        Plane plane() {
            return new Plane(centre, axes.get(2));
        }
    }
}
