package org.sitedatum.cluster.drawing.dxf;

import java.util.Arrays;
import java.util.List;

/**
 * A smooth curve over a parameter, in drawing units, world coordinates whatever its extrusion.
 *
 * @see "DXF reference, ELLIPSE and SPLINE"
 */
sealed interface DxfCurve {

    /** Parameters, ascending, between which it is smooth enough to be halved until it is nearly straight. */
    double[] breaks();

    /** x and y at a parameter. */
    double[] at(double parameter);

    /**
     * Part of an ellipse: {@code centre + cos(t) major + sin(t) minor}.
     *
     * @param from in radians @param to in radians, greater than {@code from}
     */
    record Ellipse(
            double x, double y, double majorX, double majorY, double minorX, double minorY, double from, double to)
            implements DxfCurve {

        private static final int PIECES = 8;

        @Override
        public double[] breaks() {
            double[] breaks = new double[PIECES + 1];
            for (int i = 0; i <= PIECES; i++) {
                breaks[i] = from + (to - from) * i / PIECES;
            }
            return breaks;
        }

        @Override
        public double[] at(double t) {
            double cos = Math.cos(t);
            double sin = Math.sin(t);
            return new double[] {x + cos * majorX + sin * minorX, y + cos * majorY + sin * minorY};
        }
    }

    /**
     * A rational B-spline.
     *
     * @param knots ascending, as many as poles and degree and one
     * @param poles x, y and weight of each, the weight above 0
     */
    record Spline(int degree, double[] knots, List<double[]> poles) implements DxfCurve {

        @Override
        public double[] breaks() {
            return Arrays.stream(knots, degree, poles.size() + 1).distinct().toArray();
        }

        /** De Boor's algorithm in homogeneous coordinates (Piegl and Tiller, The NURBS Book, A4.1). */
        @Override
        public double[] at(double t) {
            int span = span(t);
            double[][] d = new double[degree + 1][];
            for (int i = 0; i <= degree; i++) {
                double[] pole = poles.get(span - degree + i);
                d[i] = new double[] {pole[0] * pole[2], pole[1] * pole[2], pole[2]};
            }
            for (int r = 1; r <= degree; r++) {
                for (int i = degree; i >= r; i--) {
                    double low = knots[span - degree + i];
                    double width = knots[span + 1 + i - r] - low;
                    double share = width > 0 ? (t - low) / width : 0;
                    for (int axis = 0; axis < 3; axis++) {
                        d[i][axis] = (1 - share) * d[i - 1][axis] + share * d[i][axis];
                    }
                }
            }
            return new double[] {d[degree][0] / d[degree][2], d[degree][1] / d[degree][2]};
        }

        /** The last knot not above a parameter at which a piece of the curve begins. */
        private int span(double t) {
            int low = degree;
            int high = poles.size() - 1;
            while (low < high) {
                int middle = (low + high + 1) >>> 1;
                if (knots[middle] <= t) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            while (low > degree && knots[low] == knots[low + 1]) {
                low--;
            }
            return low;
        }
    }
}
