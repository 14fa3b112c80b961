package org.sitedatum.positioning.track;

import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;

/**
 * By how much the walls between a tag and an anchor are expected to make a range longer. A slab of thickness t and
 * permittivity e delays the direct pulse by {@code t (sqrt(e) - 1)} (Dardari, Conti, Ferner, Giorgetti and Win 2009, sec.
 * II-C); where it weakens the pulse, reflections win and come later still, which is the wide part.
 *
 * <p>Walls of the anchor's floor only, in plan. Holds the last answer; not thread-safe; allocates nothing after
 * construction.
 */
final class WallDelays {

    private final SiteSensors sensors;
    private final int[] floor;
    private final double[] ends;
    private final double[] delay;
    private final double[] variance;
    private final int count;

    private double expected;
    private double uncertainty;

    WallDelays(Site site, SiteSensors sensors) {
        this.sensors = sensors;
        count = site.walls().stream().mapToInt(wall -> wall.line().size() - 1).sum();
        floor = new int[count];
        ends = new double[4 * count];
        delay = new double[count];
        variance = new double[count];
        int place = 0;
        for (Wall wall : site.walls()) {
            List<Point2> line = wall.line();
            for (int i = 1; i < line.size(); i++) {
                floor[place] = sensors.floorIndex(wall.floor());
                ends[4 * place] = line.get(i - 1).x();
                ends[4 * place + 1] = line.get(i - 1).y();
                ends[4 * place + 2] = line.get(i).x();
                ends[4 * place + 3] = line.get(i).y();
                delay[place] = delay(wall.material());
                variance[place] = Math.pow(spread(wall.material()), 2);
                place++;
            }
        }
    }

    /** Expected delay of one wall, m. */
    private static double delay(String material) {
        return switch (material) {
            case "brick" -> 0.12;
            case "concrete" -> 0.25;
            case "metal" -> 0.4;
            default -> 0.03;
        };
    }

    /** How far the delay may be from what is expected, standard deviation, m. */
    private static double spread(String material) {
        return switch (material) {
            case "brick" -> 0.1;
            case "concrete" -> 0.2;
            case "metal" -> 0.6;
            default -> 0.04;
        };
    }

    /** Looks from an anchor to a place in plan, m; the answer is in {@link #expected} and {@link #variance}. */
    void look(int anchor, double x, double y) {
        expected = 0;
        uncertainty = 0;
        if (count == 0) {
            return;
        }
        Vector3 from = sensors.anchorPosition(anchor);
        int storey = sensors.anchorFloor(anchor);
        for (int i = 0; i < count; i++) {
            if (floor[i] == storey && crosses(i, from.x(), from.y(), x, y)) {
                expected += delay[i];
                uncertainty += variance[i];
            }
        }
    }

    /** m the range is expected to be too long. */
    double expected() {
        return expected;
    }

    /** Variance of that, m^2. */
    double variance() {
        return uncertainty;
    }

    private boolean crosses(int wall, double ax, double ay, double bx, double by) {
        double cx = ends[4 * wall];
        double cy = ends[4 * wall + 1];
        double dx = ends[4 * wall + 2];
        double dy = ends[4 * wall + 3];
        return side(ax, ay, bx, by, cx, cy) != side(ax, ay, bx, by, dx, dy)
                && side(cx, cy, dx, dy, ax, ay) != side(cx, cy, dx, dy, bx, by);
    }

    /** True when the third point is left of the line through the first two. */
    private static boolean side(double ax, double ay, double bx, double by, double px, double py) {
        return (bx - ax) * (py - ay) - (by - ay) * (px - ax) > 0;
    }
}
