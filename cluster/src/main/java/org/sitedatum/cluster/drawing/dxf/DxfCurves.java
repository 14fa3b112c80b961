package org.sitedatum.cluster.drawing.dxf;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.drawing.DrawingBudget;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.positioning.site.Point2;

/** Reads curves of a drawing, and makes straight pieces of them. */
final class DxfCurves {

    /** A degree beyond this is no drawing's; AutoCAD writes up to 11. */
    private static final int HIGHEST_DEGREE = 15;

    /** Halvings of a piece at most: 64 parts of each. */
    private static final int DEEPEST = 6;

    private DxfCurves() {}

    /** An ELLIPSE; empty when it is none. */
    static Optional<DxfCurve> ellipse(DxfRecord read, boolean mirrored) {
        double majorX = read.number(11, 0);
        double majorY = read.number(21, 0);
        // the minor axis is the extrusion crossed with the major one
        double ratio = mirrored ? -read.number(40, 1) : read.number(40, 1);
        double from = read.number(41, 0);
        double to = read.number(42, 2 * Math.PI);
        double turn = (to - from) % (2 * Math.PI);
        double sweep = turn > 1e-12 ? turn : turn + 2 * Math.PI;
        boolean isOne = Math.hypot(majorX, majorY) > 0 && ratio != 0;
        return isOne
                ? Optional.of(new DxfCurve.Ellipse(
                        read.number(10, 0),
                        read.number(20, 0),
                        majorX,
                        majorY,
                        -ratio * majorY,
                        ratio * majorX,
                        from,
                        from + sweep))
                : Optional.empty();
    }

    /** A SPLINE by its poles; empty when it has none, or too few knots for them. */
    static Optional<DxfCurve> spline(DxfRecord read) {
        int degree = read.integer(71, 3);
        List<Double> x = read.all(10);
        List<Double> y = read.all(20);
        List<Double> weights = read.all(41);
        double[] knots = read.all(40).stream().mapToDouble(Double::doubleValue).toArray();
        boolean hasWeights = weights.size() == x.size();
        if (degree < 1
                || degree > HIGHEST_DEGREE
                || x.size() <= degree
                || y.size() != x.size()
                || knots.length != x.size() + degree + 1
                || !ascend(knots, degree, x.size())
                || (hasWeights && weights.stream().anyMatch(weight -> weight <= 0))) {
            return Optional.empty();
        }
        List<double[]> poles = new ArrayList<>(x.size());
        for (int i = 0; i < x.size(); i++) {
            poles.add(new double[] {x.get(i), y.get(i), hasWeights ? weights.get(i) : 1});
        }
        return Optional.of(new DxfCurve.Spline(degree, knots, poles));
    }

    /** Whether no knot is below the one before, and there is something between the first and the last that count. */
    private static boolean ascend(double[] knots, int degree, int poles) {
        for (int i = 1; i < knots.length; i++) {
            if (!(knots[i] >= knots[i - 1])) {
                return false;
            }
        }
        return knots[poles] > knots[degree];
    }

    /**
     * Points on a curve, both ends among them, between which straight pieces are nowhere farther off it than allowed.
     *
     * @param sagitta how far, m
     */
    static List<Point2> points(DxfCurve curve, DxfPlacement placement, double sagitta, DrawingBudget budget)
            throws DrawingRefused {
        double[] breaks = curve.breaks();
        List<Point2> points = new ArrayList<>();
        Point2 from = placed(curve, breaks[0], placement);
        points.add(from);
        for (int i = 1; i < breaks.length; i++) {
            Point2 to = placed(curve, breaks[i], placement);
            halve(curve, placement, sagitta, budget, new Piece(breaks[i - 1], breaks[i], from, to, 0), points);
            from = to;
        }
        return points;
    }

    private record Piece(double low, double high, Point2 from, Point2 to, int depth) {}

    private static void halve(
            DxfCurve curve,
            DxfPlacement placement,
            double sagitta,
            DrawingBudget budget,
            Piece piece,
            List<Point2> points)
            throws DrawingRefused {
        budget.step();
        double middle = (piece.low + piece.high) / 2;
        Point2 half = placed(curve, middle, placement);
        // at the quarters too: an S meets its chord in the middle
        boolean straight = off(half, piece) <= sagitta
                && off(placed(curve, (piece.low + middle) / 2, placement), piece) <= sagitta
                && off(placed(curve, (middle + piece.high) / 2, placement), piece) <= sagitta;
        if (straight || piece.depth == DEEPEST) {
            points.add(piece.to);
            return;
        }
        halve(
                curve,
                placement,
                sagitta,
                budget,
                new Piece(piece.low, middle, piece.from, half, piece.depth + 1),
                points);
        halve(
                curve,
                placement,
                sagitta,
                budget,
                new Piece(middle, piece.high, half, piece.to, piece.depth + 1),
                points);
    }

    private static Point2 placed(DxfCurve curve, double parameter, DxfPlacement placement) {
        double[] at = curve.at(parameter);
        return placement.of(at[0], at[1]);
    }

    /** Distance of a point from the chord of a piece. */
    private static double off(Point2 point, Piece piece) {
        double dx = piece.to.x() - piece.from.x();
        double dy = piece.to.y() - piece.from.y();
        double length = Math.hypot(dx, dy);
        double px = point.x() - piece.from.x();
        double py = point.y() - piece.from.y();
        double along = length > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / (length * length))) : 0;
        return Math.hypot(px - along * dx, py - along * dy);
    }
}
