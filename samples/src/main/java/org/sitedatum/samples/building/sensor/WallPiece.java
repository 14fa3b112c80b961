package org.sitedatum.samples.building.sensor;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;

/**
 * A straight piece of a wall, from floor to ceiling.
 *
 * @param floor floor id
 * @param from m
 * @param to m
 * @param material of it
 */
record WallPiece(String floor, Point2 from, Point2 to, Material material) {

    /** All pieces of the walls of a site. */
    static List<WallPiece> of(Site site) {
        List<WallPiece> pieces = new ArrayList<>();
        for (Wall wall : site.walls()) {
            for (int i = 0; i + 1 < wall.line().size(); i++) {
                pieces.add(new WallPiece(
                        wall.floor(), wall.line().get(i), wall.line().get(i + 1), Material.of(wall.material())));
            }
        }
        return pieces;
    }

    /** True when the straight line from a to b, seen from above, crosses it. */
    boolean isBetween(Vector3 a, Vector3 b) {
        return side(from.x(), from.y(), to.x(), to.y(), a.x(), a.y())
                                * side(from.x(), from.y(), to.x(), to.y(), b.x(), b.y())
                        < 0
                && side(a.x(), a.y(), b.x(), b.y(), from.x(), from.y())
                                * side(a.x(), a.y(), b.x(), b.y(), to.x(), to.y())
                        < 0;
    }

    /** Twice the signed area of the triangle: positive when c is left of the line from a to b. */
    private static double side(double ax, double ay, double bx, double by, double cx, double cy) {
        return (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    }
}
