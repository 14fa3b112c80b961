package org.sitedatum.positioning.walls;

import java.util.List;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Wall;

/** The straight pieces of one storey's walls, by index; immutable. */
final class WallSegments {

    private final int count;
    /** x and y of both ends, m, four numbers a piece. */
    private final double[] ends;

    private final int[] wall;
    private final WallMaterial[] material;

    /** The pieces of the walls that stand on a floor. */
    WallSegments(List<Wall> walls, String floor) {
        int most = walls.stream().mapToInt(w -> w.line().size()).sum();
        ends = new double[4 * most];
        wall = new int[most];
        material = new WallMaterial[most];
        int place = 0;
        for (int w = 0; w < walls.size(); w++) {
            List<Point2> line = walls.get(w).line();
            boolean here = walls.get(w).floor().equals(floor);
            for (int i = 1; here && i < line.size(); i++) {
                ends[4 * place] = line.get(i - 1).x();
                ends[4 * place + 1] = line.get(i - 1).y();
                ends[4 * place + 2] = line.get(i).x();
                ends[4 * place + 3] = line.get(i).y();
                wall[place] = w;
                material[place] = WallMaterial.of(walls.get(w).material());
                place++;
            }
        }
        count = place;
    }

    int count() {
        return count;
    }

    int count(WallMaterial of) {
        int found = 0;
        for (int i = 0; i < count; i++) {
            found += material[i] == of ? 1 : 0;
        }
        return found;
    }

    double x0(int segment) {
        return ends[4 * segment];
    }

    double y0(int segment) {
        return ends[4 * segment + 1];
    }

    double x1(int segment) {
        return ends[4 * segment + 2];
    }

    double y1(int segment) {
        return ends[4 * segment + 3];
    }

    /** Index in the site document's list of walls. */
    int wall(int segment) {
        return wall[segment];
    }

    WallMaterial material(int segment) {
        return material[segment];
    }

    /**
     * Where a line crosses a piece in plan, as a share of the line's way, or NaN. A line through the joint of two pieces of
     * one wall crosses exactly one of them.
     */
    double crossing(int segment, double ax, double ay, double bx, double by) {
        int at = 4 * segment;
        double cx = ends[at];
        double cy = ends[at + 1];
        double dx = ends[at + 2];
        double dy = ends[at + 3];
        double ux = bx - ax;
        double uy = by - ay;
        // side of the line on which the piece's ends are; the sum must not depend on which end is named first
        boolean c = ux * (cy - ay) - uy * (cx - ax) > 0;
        boolean d = ux * (dy - ay) - uy * (dx - ax) > 0;
        if (c == d) {
            return Double.NaN;
        }
        double a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
        double b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
        return a > 0 == b > 0 ? Double.NaN : a / (a - b);
    }
}
