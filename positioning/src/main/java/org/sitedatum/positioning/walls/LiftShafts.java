package org.sitedatum.positioning.walls;

/**
 * Where a floor plan has room for a lift: a place that metal walls enclose on two floors or more, but for a door. Nothing
 * else in the plan tells of lifts. A cold store that stands on one floor only is none, nor is an aisle between racks, which is
 * open at both ends.
 *
 * <p>Allocates nothing; not thread-safe, for the crossings are reused.
 */
public final class LiftShafts {

    /** Corner to corner in the shaft of the largest bed lift (ISO 8100-30: 2.4 m x 3.2 m), m. */
    private static final double REACH = 4;

    private static final int DIRECTIONS = 16;
    /** Directions that may lead out: a door at arm's length is a quarter of all. */
    private static final int OPEN = 4;

    private static final double[] EAST = new double[DIRECTIONS];
    private static final double[] NORTH = new double[DIRECTIONS];

    static {
        for (int i = 0; i < DIRECTIONS; i++) {
            double angle = 2 * Math.PI * (i + 0.5) / DIRECTIONS;
            EAST[i] = REACH * StrictMath.cos(angle);
            NORTH[i] = REACH * StrictMath.sin(angle);
        }
    }

    private final WallMap map;
    private final WallCrossings crossings = new WallCrossings();

    /** The shafts of a floor plan. */
    public LiftShafts(WallMap map) {
        this.map = map;
    }

    /** True when the place, m in the site, or one {@code around} m to a side of it, is in a shaft that leads to a floor. */
    public boolean lead(int floor, double x, double y, double around) {
        if (map.metalPieces() == 0 || map.floors() < 2) {
            return false;
        }
        return isShaft(floor, x, y)
                || isShaft(floor, x + around, y)
                || isShaft(floor, x - around, y)
                || isShaft(floor, x, y + around)
                || isShaft(floor, x, y - around);
    }

    private boolean isShaft(int floor, double x, double y) {
        if (!isEnclosed(floor, x, y)) {
            return false;
        }
        for (int other = 0; other < map.floors(); other++) {
            if (other != floor && isEnclosed(other, x, y)) {
                return true;
            }
        }
        return false;
    }

    /** True when metal is all round but for one gap. */
    private boolean isEnclosed(int floor, double x, double y) {
        int open = 0;
        for (int i = 0; i < DIRECTIONS && Integer.bitCount(open) <= OPEN; i++) {
            map.crossingsInPlanInto(floor, x, y, x + EAST[i], y + NORTH[i], crossings);
            open |= crossings.count(WallMaterial.METAL) == 0 ? 1 << i : 0;
        }
        int begins = open & ~(open << 1 | open >>> DIRECTIONS - 1);
        return Integer.bitCount(open) <= OPEN && Integer.bitCount(begins) <= 1;
    }
}
