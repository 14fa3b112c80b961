package org.sitedatum.positioning.places;

import java.util.Arrays;
import java.util.List;

/**
 * Which zones a place may be in: a uniform grid over the zones of one floor that lists, for every cell, the zones near it with
 * the depth of the cell's centre in each. The depth changes by at most a metre per metre, so that one subtraction tells for
 * most places that they are well inside or well outside, and only places near an edge need the exact test.
 *
 * <p>Immutable; built once per site.
 */
final class ZoneGrid {

    /**
     * A cell lists zones up to this far outside of them, m. Where a body can be taken to be inside a zone though its mean is
     * not (a hole narrower than its uncertainty), the mean is nearer than this for uncertainties up to 2 m; and walks are
     * followed in steps of no more than this.
     */
    static final double MARGIN = 1;

    private static final int CELLS_PER_ZONE_SIDE = 4;
    private static final double LEAST_CELL = 0.25;
    private static final int MAX_CELLS_PER_ZONE = 32;
    private static final int MAX_ENTRIES_PER_ZONE = 64;
    private static final int FEW = 1024;
    private final double originX;

    private final double originY;
    private final double cell;
    private final int columns;
    private final int rows;
    private final int[] start;
    private final int[] zone;
    private final float[] centreDepth;

    private ZoneGrid(double originX, double originY, double cell, int columns, int rows, Lists lists) {
        this.originX = originX;
        this.originY = originY;
        this.cell = cell;
        this.columns = columns;
        this.rows = rows;
        this.start = lists.start;
        this.zone = lists.zone;
        this.centreDepth = lists.depth;
    }

    /**
     * The grid of some zones.
     *
     * @param zones all zones of the site
     * @param members indices of those to list, ascending
     */
    static ZoneGrid of(List<Zone> zones, int[] members) {
        double minX = Double.POSITIVE_INFINITY;
        double minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        double sides = 0;
        for (int member : members) {
            Region region = zones.get(member).core();
            minX = Math.min(minX, region.minX() - MARGIN);
            minY = Math.min(minY, region.minY() - MARGIN);
            maxX = Math.max(maxX, region.maxX() + MARGIN);
            maxY = Math.max(maxY, region.maxY() + MARGIN);
            sides += Math.sqrt((region.maxX() - region.minX()) * (region.maxY() - region.minY()));
        }
        if (members.length == 0) {
            return new ZoneGrid(0, 0, 1, 0, 0, new Lists(0, 0));
        }
        double cell = Math.max(LEAST_CELL, sides / members.length / CELLS_PER_ZONE_SIDE);
        double maxCells = FEW + (double) MAX_CELLS_PER_ZONE * members.length;
        cell = Math.max(cell, Math.sqrt((maxX - minX) * (maxY - minY) / maxCells));
        cell = Math.max(cell, Math.max(maxX - minX, maxY - minY) / maxCells);
        while (true) {
            int columns = (int) ((maxX - minX) / cell) + 1;
            int rows = (int) ((maxY - minY) / cell) + 1;
            Filling filling = new Filling(zones, members, minX, minY, cell, columns, rows);
            long limit = FEW + (long) MAX_ENTRIES_PER_ZONE * members.length;
            if (filling.boxEntries() <= limit || columns * rows <= 1) {
                return new ZoneGrid(minX, minY, cell, columns, rows, filling.fill());
            }
            cell *= 1.5;
        }
    }

    /** The cell of a place, or -1 when it is outside of all. */
    int cellAt(double x, double y) {
        double column = (x - originX) / cell;
        double row = (y - originY) / cell;
        boolean within = column >= 0 && row >= 0 && column < columns && row < rows;
        return within ? (int) row * columns + (int) column : -1;
    }

    /** First entry of a cell. */
    int first(int cellIndex) {
        return start[cellIndex];
    }

    /** One past the last entry of a cell. */
    int end(int cellIndex) {
        return start[cellIndex + 1];
    }

    /** Index of the zone of an entry. */
    int zone(int entry) {
        return zone[entry];
    }

    /** Depth of the cell's centre in the core of an entry's zone, m, positive inside. */
    double centreDepth(int entry) {
        return centreDepth[entry];
    }

    /** Distance of a place from its cell's centre, m. */
    double fromCentre(double x, double y) {
        double column = (x - originX) / cell;
        double row = (y - originY) / cell;
        double dx = column - Math.floor(column) - 0.5;
        double dy = row - Math.floor(row) - 0.5;
        return cell * Math.sqrt(dx * dx + dy * dy);
    }

    /** Entries of all cells. */
    int size() {
        return zone.length;
    }

    /** Cells. */
    int cells() {
        return columns * rows;
    }

    private static final class Lists {
        private final int[] start;
        private final int[] zone;
        private final float[] depth;

        Lists(int cells, int entries) {
            start = new int[cells + 1];
            zone = new int[entries];
            depth = new float[entries];
        }
    }

    private static final class Filling {
        private final List<Zone> zones;
        private final int[] members;
        private final double originX;
        private final double originY;
        private final double cell;
        private final int columns;
        private final int rows;

        Filling(List<Zone> zones, int[] members, double originX, double originY, double cell, int columns, int rows) {
            this.zones = zones;
            this.members = members;
            this.originX = originX;
            this.originY = originY;
            this.cell = cell;
            this.columns = columns;
            this.rows = rows;
        }

        private int column(double x) {
            return Math.max(0, Math.min(columns - 1, (int) Math.floor((x - originX) / cell)));
        }

        private int row(double y) {
            return Math.max(0, Math.min(rows - 1, (int) Math.floor((y - originY) / cell)));
        }

        /** How many entries there are at most: those of the zones' boxes. */
        long boxEntries() {
            long entries = 0;
            for (int member : members) {
                Region region = zones.get(member).core();
                long wide = (long) column(region.maxX() + MARGIN) - column(region.minX() - MARGIN) + 1;
                long high = (long) row(region.maxY() + MARGIN) - row(region.minY() - MARGIN) + 1;
                entries += wide * high;
            }
            return entries;
        }

        Lists fill() {
            int capacity = (int) boxEntries();
            int[] cellOf = new int[capacity];
            int[] zoneOf = new int[capacity];
            float[] depthOf = new float[capacity];
            int[] count = new int[columns * rows];
            int entries = 0;
            double halfDiagonal = cell * Math.sqrt(0.5);
            for (int member : members) {
                Region region = zones.get(member).core();
                for (int r = row(region.minY() - MARGIN); r <= row(region.maxY() + MARGIN); r++) {
                    for (int c = column(region.minX() - MARGIN); c <= column(region.maxX() + MARGIN); c++) {
                        double depth = region.depth(originX + (c + 0.5) * cell, originY + (r + 0.5) * cell);
                        if (depth >= -halfDiagonal - MARGIN) {
                            cellOf[entries] = r * columns + c;
                            zoneOf[entries] = member;
                            depthOf[entries] = (float) depth;
                            count[cellOf[entries]]++;
                            entries++;
                        }
                    }
                }
            }
            return sorted(cellOf, zoneOf, depthOf, count, entries);
        }

        /** Entries in order of cell; within a cell in order of zone. */
        private Lists sorted(int[] cellOf, int[] zoneOf, float[] depthOf, int[] count, int entries) {
            Lists lists = new Lists(columns * rows, entries);
            for (int i = 0; i < count.length; i++) {
                lists.start[i + 1] = lists.start[i] + count[i];
            }
            int[] next = Arrays.copyOf(lists.start, count.length);
            for (int i = 0; i < entries; i++) {
                int place = next[cellOf[i]]++;
                lists.zone[place] = zoneOf[i];
                lists.depth[place] = depthOf[i];
            }
            return lists;
        }
    }
}
