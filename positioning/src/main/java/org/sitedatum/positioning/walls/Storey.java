package org.sitedatum.positioning.walls;

import java.util.List;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;

/**
 * One floor's walls, from where up to where they reach, and what one stands on there. Walls reach from the floor's surface
 * to that of the next floor above; those of the lowest and highest storeys without end, so that no error of a height lets a
 * line slip over them. Immutable.
 */
final class Storey {

    private final WallSegments segments;
    private final PlanGrid grid;
    private final double low;
    private final double high;
    private final double elevation;
    private final double[] outlineX;
    private final double[] outlineY;

    Storey(Site site, Floor floor) {
        segments = new WallSegments(site.walls(), floor.id());
        grid = new PlanGrid(segments);
        elevation = floor.elevation();
        double above = Double.POSITIVE_INFINITY;
        double below = Double.NEGATIVE_INFINITY;
        for (Floor other : site.floors()) {
            if (overlap(floor.outline(), other.outline())) {
                above = other.elevation() > elevation ? Math.min(above, other.elevation()) : above;
                below = other.elevation() < elevation ? elevation : below;
            }
        }
        low = below;
        high = above;
        outlineX = floor.outline().stream().mapToDouble(Point2::x).toArray();
        outlineY = floor.outline().stream().mapToDouble(Point2::y).toArray();
    }

    /** True when the boxes round two outlines overlap; an empty outline is everywhere. */
    private static boolean overlap(List<Point2> a, List<Point2> b) {
        return a.isEmpty() || b.isEmpty() || (overlapX(a, b) && overlapY(a, b));
    }

    private static boolean overlapX(List<Point2> a, List<Point2> b) {
        return min(a, true) < max(b, true) && min(b, true) < max(a, true);
    }

    private static boolean overlapY(List<Point2> a, List<Point2> b) {
        return min(a, false) < max(b, false) && min(b, false) < max(a, false);
    }

    private static double min(List<Point2> points, boolean x) {
        return points.stream().mapToDouble(p -> x ? p.x() : p.y()).min().orElseThrow();
    }

    private static double max(List<Point2> points, boolean x) {
        return points.stream().mapToDouble(p -> x ? p.x() : p.y()).max().orElseThrow();
    }

    WallSegments segments() {
        return segments;
    }

    PlanGrid grid() {
        return grid;
    }

    /** Lowest height of the walls, m in the site; minus infinity on the lowest floor. */
    double low() {
        return low;
    }

    /** Height the walls stay below, m in the site; infinite on the highest floor. */
    double high() {
        return high;
    }

    /** Where a line passes the floor's slab, as a share of its way; NaN when it does not, or nothing is below. */
    double slabCrossing(double ax, double ay, double az, double bx, double by, double bz) {
        if (low == Double.NEGATIVE_INFINITY || az >= elevation == bz >= elevation) {
            return Double.NaN;
        }
        double share = (elevation - az) / (bz - az);
        return covers(ax + share * (bx - ax), ay + share * (by - ay)) ? share : Double.NaN;
    }

    /** True when a point in plan is inside the outline (crossing number; Haines 1994). */
    private boolean covers(double x, double y) {
        boolean inside = outlineX.length == 0;
        for (int i = 0, j = outlineX.length - 1; i < outlineX.length; j = i++) {
            boolean spans = outlineY[i] > y != outlineY[j] > y;
            if (spans
                    && x
                            < (outlineX[j] - outlineX[i]) * (y - outlineY[i]) / (outlineY[j] - outlineY[i])
                                    + outlineX[i]) {
                inside = !inside;
            }
        }
        return inside;
    }
}
