package org.sitedatum.positioning.places;

import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Polygon;

/**
 * One or more polygons with holes, as edges that have the inside on their left.
 *
 * <p>The probability is exact for straight edges: with the plan whitened so that the position is a standard normal about the
 * origin, the mass of the region is its winding number less, edge by edge, the difference of Owen's T at the edge's ends
 * (DiDonato and Hageman, A method for computing the integral of the bivariate normal distribution over an arbitrary polygon,
 * SIAM J. Sci. Stat. Comput. 3 (1982)). Edges far away in standard deviations add nothing and cost a few multiplications.
 */
final class PolygonRegion implements Region {

    /** A step off an edge, in standard deviations. */
    private static final double NUDGE = 1e-6;

    // edge i runs from (x[i], y[i]) to (x[i + 1], y[i + 1]) unless a ring ends at i
    private final double[] x;
    private final double[] y;
    private final boolean[] last;
    private double minX = Double.POSITIVE_INFINITY;
    private double minY = Double.POSITIVE_INFINITY;
    private double maxX = Double.NEGATIVE_INFINITY;
    private double maxY = Double.NEGATIVE_INFINITY;

    /** From a valid Polygon or MultiPolygon. */
    PolygonRegion(Geometry geometry) {
        int count = geometry.getNumPoints();
        x = new double[count];
        y = new double[count];
        last = new boolean[count];
        int next = 0;
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Polygon polygon = (Polygon) geometry.getGeometryN(i);
            next = take(polygon.getExteriorRing(), true, next);
            for (int h = 0; h < polygon.getNumInteriorRing(); h++) {
                next = take(polygon.getInteriorRingN(h), false, next);
            }
        }
    }

    private int take(LinearRing ring, boolean counterClockwise, int start) {
        Coordinate[] points = ring.getCoordinates();
        boolean asIs = Orientation.isCCW(points) == counterClockwise;
        for (int i = 0; i < points.length; i++) {
            Coordinate point = points[asIs ? i : points.length - 1 - i];
            x[start + i] = point.x;
            y[start + i] = point.y;
            minX = Math.min(minX, point.x);
            minY = Math.min(minY, point.y);
            maxX = Math.max(maxX, point.x);
            maxY = Math.max(maxY, point.y);
        }
        last[start + points.length - 1] = true;
        return start + points.length;
    }

    @Override
    public double minX() {
        return minX;
    }

    @Override
    public double minY() {
        return minY;
    }

    @Override
    public double maxX() {
        return maxX;
    }

    @Override
    public double maxY() {
        return maxY;
    }

    @Override
    public double depth(double px, double py) {
        int winding = 0;
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < x.length - 1; i++) {
            if (last[i]) {
                continue;
            }
            double ax = x[i] - px;
            double ay = y[i] - py;
            double bx = x[i + 1] - px;
            double by = y[i + 1] - py;
            winding += winds(ay, by, ax * by - ay * bx);
            nearest = Math.min(nearest, squaredDistance(ax, ay, bx, by));
        }
        double distance = Math.sqrt(nearest);
        return winding > 0 ? distance : -distance;
    }

    @Override
    public void measure(Whereabouts at, RegionProbe probe) {
        measure(at, 0, probe);
        if (probe.clearance == 0) {
            // the angle at a corner cannot be told from the corner itself
            measure(at, NUDGE, probe);
        }
    }

    private void measure(Whereabouts at, double nudge, RegionProbe probe) {
        int winding = 0;
        double nearest = Double.POSITIVE_INFINITY;
        double beyond = 0;
        double ax = at.whiteX(x[0] - at.x()) + nudge;
        double ay = at.whiteY(x[0] - at.x(), y[0] - at.y()) + 2 * nudge;
        for (int i = 0; i < x.length - 1; i++) {
            double bx = at.whiteX(x[i + 1] - at.x()) + nudge;
            double by = at.whiteY(x[i + 1] - at.x(), y[i + 1] - at.y()) + 2 * nudge;
            if (!last[i]) {
                double cross = ax * by - ay * bx;
                winding += winds(ay, by, cross);
                double squared = squaredDistance(ax, ay, bx, by);
                nearest = Math.min(nearest, squared);
                if (squared < Normal.NEGLIGIBLE * Normal.NEGLIGIBLE) {
                    beyond += beyondEdge(ax, ay, bx, by, cross);
                }
            }
            ax = bx;
            ay = by;
        }
        probe.mass = Math.max(0, Math.min(1, winding - beyond));
        probe.clearance = winding > 0 ? Math.sqrt(nearest) : -Math.sqrt(nearest);
    }

    /** +1 for an edge that crosses the positive x axis upwards left of it, -1 downwards; ends count as above. */
    private static int winds(double ay, double by, double cross) {
        if (ay <= 0) {
            return by > 0 && cross > 0 ? 1 : 0;
        }
        return by <= 0 && cross < 0 ? -1 : 0;
    }

    /** Mass beyond one edge as the origin sees it, in whitened axes; an edge through the origin counts as {@link #winds}. */
    private static double beyondEdge(double ax, double ay, double bx, double by, double cross) {
        double ex = bx - ax;
        double ey = by - ay;
        double length = Math.sqrt(ex * ex + ey * ey);
        if (length == 0) {
            return 0;
        }
        boolean left = cross > 0 || (cross == 0 && (ey < 0 || (ey == 0 && ex > 0)));
        double h = Math.abs(cross) / length;
        double from = (ax * ex + ay * ey) / length;
        double to = (bx * ex + by * ey) / length;
        double mass = Normal.owenT(h, to) - Normal.owenT(h, from);
        return left ? mass : -mass;
    }

    /** Of the origin from a segment. */
    private static double squaredDistance(double ax, double ay, double bx, double by) {
        double ex = bx - ax;
        double ey = by - ay;
        double along = -(ax * ex + ay * ey);
        double squaredLength = ex * ex + ey * ey;
        if (along <= 0 || squaredLength == 0) {
            return ax * ax + ay * ay;
        }
        if (along >= squaredLength) {
            return bx * bx + by * by;
        }
        double cross = ax * ey - ay * ex;
        return cross * cross / squaredLength;
    }

    @Override
    public boolean cross(double fromX, double fromY, double toX, double toY, RegionProbe probe) {
        double dx = toX - fromX;
        double dy = toY - fromY;
        int crossings = 0;
        probe.in = Double.POSITIVE_INFINITY;
        probe.out = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length - 1; i++) {
            if (last[i]) {
                continue;
            }
            double sideA = dx * (y[i] - fromY) - dy * (x[i] - fromX);
            double sideB = dx * (y[i + 1] - fromY) - dy * (x[i + 1] - fromX);
            if ((sideA > 0) == (sideB > 0)) {
                continue;
            }
            double share = sideA / (sideA - sideB);
            double hitX = x[i] + share * (x[i + 1] - x[i]) - fromX;
            double hitY = y[i] + share * (y[i + 1] - y[i]) - fromY;
            double along = (hitX * dx + hitY * dy) / (dx * dx + dy * dy);
            if (along >= 0 && along <= 1) {
                crossings++;
                probe.in = Math.min(probe.in, along);
                probe.out = Math.max(probe.out, along);
            }
        }
        return crossings >= 2;
    }

    @Override
    public void shadow(double px, double py, double ux, double uy, RegionProbe probe) {
        probe.least = Double.POSITIVE_INFINITY;
        probe.greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < x.length; i++) {
            double left = ux * (y[i] - py) - uy * (x[i] - px);
            probe.least = Math.min(probe.least, left);
            probe.greatest = Math.max(probe.greatest, left);
        }
    }
}
