package org.sitedatum.positioning.walls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;

/**
 * The walls of a site, ready to be asked what lies between two points.
 *
 * <p>Walls stand upright on their floor and reach up to the next; a line is also stopped by the floor between two storeys
 * (within the upper one's outline). Asked from either end the answer is the same. A line that ends exactly on a wall may or
 * may not cross it. Immutable; the queries that take numbers allocate nothing.
 */
public final class WallMap {

    private final Storey[] storeys;
    private final Map<String, Integer> storeyIndex = new HashMap<>();
    private final int pieces;
    private final int metalPieces;

    /** Indexes the walls of a valid site. */
    public WallMap(Site site) {
        List<Storey> built = new ArrayList<>();
        for (Floor floor : site.floors()) {
            storeyIndex.put(floor.id(), built.size());
            built.add(new Storey(site, floor));
        }
        storeys = built.toArray(new Storey[0]);
        pieces = built.stream().mapToInt(storey -> storey.segments().count()).sum();
        metalPieces = built.stream()
                .mapToInt(storey -> storey.segments().count(WallMaterial.METAL))
                .sum();
    }

    /** True when nothing stands in any way: no walls, one storey. */
    public boolean isEmpty() {
        return pieces == 0 && storeys.length <= 1;
    }

    /** Straight pieces of wall on all floors. */
    public int pieces() {
        return pieces;
    }

    int metalPieces() {
        return metalPieces;
    }

    int floors() {
        return storeys.length;
    }

    /** Index of a floor in the site document, or -1. */
    public int floorIndex(String id) {
        return storeyIndex.getOrDefault(id, -1);
    }

    /** What the line from one point to another crosses, m in the site. */
    public WallCrossings crossings(Vector3 from, Vector3 to) {
        WallCrossings out = new WallCrossings();
        crossingsInto(from.x(), from.y(), from.z(), to.x(), to.y(), to.z(), out);
        return out;
    }

    /** Writes into {@code out} what the line from a to b crosses, m in the site; what was in it is lost. */
    public void crossingsInto(double ax, double ay, double az, double bx, double by, double bz, WallCrossings out) {
        if (isOrdered(ax, ay, az, bx, by, bz)) {
            collect(ax, ay, az, bx, by, bz, out);
        } else {
            collect(bx, by, bz, ax, ay, az, out);
            out.turnRound();
        }
    }

    /** One way to look along a line, so that rounding treats both the same. */
    private static boolean isOrdered(double ax, double ay, double az, double bx, double by, double bz) {
        if (ax != bx) {
            return ax < bx;
        }
        return ay != by ? ay < by : az <= bz;
    }

    private void collect(double ax, double ay, double az, double bx, double by, double bz, WallCrossings out) {
        out.clear();
        double lowest = Math.min(az, bz);
        double highest = Math.max(az, bz);
        for (Storey storey : storeys) {
            if (lowest < storey.high() && highest >= storey.low()) {
                out.within(storey.low(), storey.high(), az, bz);
                storey.grid().scan(ax, ay, bx, by, out);
                double slab = storey.slabCrossing(ax, ay, az, bx, by, bz);
                if (slab >= 0) {
                    out.addSlab(slab);
                }
            }
        }
    }

    /**
     * Writes into {@code out} which walls of one floor a way in plan crosses, m in the site; what was in it is lost.
     *
     * @param floor index in the site document
     */
    public void crossingsInPlanInto(int floor, double ax, double ay, double bx, double by, WallCrossings out) {
        out.clear();
        out.within(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 0, 0);
        boolean ordered = isOrdered(ax, ay, 0, bx, by, 0);
        if (ordered) {
            storeys[floor].grid().scan(ax, ay, bx, by, out);
        } else {
            storeys[floor].grid().scan(bx, by, ax, ay, out);
            out.turnRound();
        }
    }

    /** True when nothing opaque is between two points, m in the site. */
    public boolean sees(Vector3 from, Vector3 to, Sight kind, WallCrossings scratch) {
        return sees(from.x(), from.y(), from.z(), to.x(), to.y(), to.z(), kind, scratch);
    }

    /**
     * True when nothing opaque is between a and b, m in the site.
     *
     * @param scratch holds what is crossed afterwards
     */
    public boolean sees(
            double ax, double ay, double az, double bx, double by, double bz, Sight kind, WallCrossings scratch) {
        crossingsInto(ax, ay, az, bx, by, bz, scratch);
        return !scratch.blocks(kind);
    }
}
