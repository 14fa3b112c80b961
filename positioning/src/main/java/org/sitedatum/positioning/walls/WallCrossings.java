package org.sitedatum.positioning.walls;

import java.util.Arrays;

/**
 * What a straight line crosses; filled by {@link WallMap#crossingsInto}. To be reused: allocates only while it grows. Not
 * thread-safe.
 */
public final class WallCrossings {

    /** In place of a wall's index: the floor between two storeys. */
    public static final int NO_WALL = -1;

    private int count;
    private int[] wall = new int[8];
    private int[] piece = new int[8];
    private double[] ends = new double[32];
    private double[] along = new double[8];
    private WallMaterial[] material = new WallMaterial[8];
    private final int[] perMaterial = new int[WallMaterial.COUNT];

    private double low;
    private double high;
    private double fromZ;
    private double climb;

    /** Crossings found; no particular order. */
    public int count() {
        return count;
    }

    /** Crossings of one material. */
    public int count(WallMaterial of) {
        return perMaterial[of.ordinal()];
    }

    /** Index of the wall in the site document, or {@link #NO_WALL}. */
    public int wall(int i) {
        return wall[i];
    }

    /** What is crossed. */
    public WallMaterial material(int i) {
        return material[i];
    }

    /** One end of the crossed piece of wall, x, m in the site; 0 for a floor between storeys. */
    public double x0(int i) {
        return ends[4 * i];
    }

    /** One end of the crossed piece of wall, y, m in the site; 0 for a floor between storeys. */
    public double y0(int i) {
        return ends[4 * i + 1];
    }

    /** The other end, x, m in the site; 0 for a floor between storeys. */
    public double x1(int i) {
        return ends[4 * i + 2];
    }

    /** The other end, y, m in the site; 0 for a floor between storeys. */
    public double y1(int i) {
        return ends[4 * i + 3];
    }

    /** Where: 0 at the start of the line, 1 at its end. */
    public double along(int i) {
        return along[i];
    }

    /** True when something on the line is opaque to this kind of sight. */
    public boolean blocks(Sight kind) {
        for (int i = 0; i < count; i++) {
            if (kind.isBlockedBy(material[i])) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        count = 0;
        Arrays.fill(perMaterial, 0);
    }

    /** Walls found from now on count where the line's height is within these bounds, m. */
    void within(double lowest, double highest, double startZ, double endZ) {
        low = lowest;
        high = highest;
        fromZ = startZ;
        climb = endZ - startZ;
    }

    /** Notes a crossed piece of wall, once; the grid may tell of it several times. */
    void add(WallSegments segments, int segment, double share) {
        double z = fromZ + share * climb;
        if (z < low || z >= high) {
            return;
        }
        int foundWall = segments.wall(segment);
        for (int i = 0; i < count; i++) {
            if (piece[i] == segment && wall[i] == foundWall) {
                return;
            }
        }
        int place = 4 * count;
        add(foundWall, segment, segments.material(segment), share);
        ends[place] = segments.x0(segment);
        ends[place + 1] = segments.y0(segment);
        ends[place + 2] = segments.x1(segment);
        ends[place + 3] = segments.y1(segment);
    }

    void addSlab(double share) {
        add(NO_WALL, NO_WALL, WallMaterial.SLAB, share);
    }

    private void add(int foundWall, int segment, WallMaterial of, double share) {
        if (count == wall.length) {
            wall = Arrays.copyOf(wall, 2 * count);
            piece = Arrays.copyOf(piece, 2 * count);
            ends = Arrays.copyOf(ends, 8 * count);
            along = Arrays.copyOf(along, 2 * count);
            material = Arrays.copyOf(material, 2 * count);
        }
        wall[count] = foundWall;
        piece[count] = segment;
        Arrays.fill(ends, 4 * count, 4 * count + 4, 0);
        material[count] = of;
        along[count] = share;
        perMaterial[of.ordinal()]++;
        count++;
    }

    /** The line was looked along from its other end. */
    void turnRound() {
        for (int i = 0; i < count; i++) {
            along[i] = 1 - along[i];
        }
    }
}
