package org.sitedatum.positioning.walls;

import java.util.Arrays;

/**
 * Square cells over the walls of one storey, each with a list of the pieces that touch it; a line looks only into the
 * cells it passes (Amanatides and Woo 1987, here row by row). Immutable.
 */
final class PlanGrid {

    private static final double CELLS_PER_SEGMENT = 4;
    private static final int MOST_CELLS_A_SIDE = 1024;
    private static final double SMALLEST_CELL = 0.25;
    /** Lines are taken to be this much thicker than they are, m, so that rounding loses no cell. */
    private static final double PAD = 1e-6;

    private final WallSegments segments;
    private final double minX;
    private final double minY;
    private final double cell;
    private final int columns;
    private final int rows;
    /** Where each cell's list starts in {@link #items}. */
    private final int[] starts;

    private final int[] items;

    PlanGrid(WallSegments segments) {
        this.segments = segments;
        double lowX = Double.POSITIVE_INFINITY;
        double lowY = Double.POSITIVE_INFINITY;
        double highX = Double.NEGATIVE_INFINITY;
        double highY = Double.NEGATIVE_INFINITY;
        for (int s = 0; s < segments.count(); s++) {
            lowX = Math.min(lowX, Math.min(segments.x0(s), segments.x1(s)));
            lowY = Math.min(lowY, Math.min(segments.y0(s), segments.y1(s)));
            highX = Math.max(highX, Math.max(segments.x0(s), segments.x1(s)));
            highY = Math.max(highY, Math.max(segments.y0(s), segments.y1(s)));
        }
        boolean empty = segments.count() == 0;
        minX = empty ? 0 : lowX;
        minY = empty ? 0 : lowY;
        double width = empty ? 0 : highX - lowX;
        double height = empty ? 0 : highY - lowY;
        double wanted = Math.sqrt(width * height / (CELLS_PER_SEGMENT * Math.max(1, segments.count())));
        cell = Math.max(Math.max(SMALLEST_CELL, wanted), Math.max(width, height) / (MOST_CELLS_A_SIDE - 1));
        columns = (int) (width / cell) + 1;
        rows = (int) (height / cell) + 1;
        starts = new int[columns * rows + 1];
        items = fill();
    }

    /** Counts, then fills, the lists of all cells. */
    private int[] fill() {
        int[] counts = new int[columns * rows];
        for (int s = 0; s < segments.count(); s++) {
            cover(s, counts, new int[0]);
        }
        for (int i = 0; i < counts.length; i++) {
            starts[i + 1] = starts[i] + counts[i];
        }
        int[] filled = new int[starts[counts.length]];
        Arrays.fill(counts, 0);
        for (int s = 0; s < segments.count(); s++) {
            cover(s, counts, filled);
        }
        return filled;
    }

    private void cover(int s, int[] counts, int[] out) {
        double x0 = segments.x0(s);
        double y0 = segments.y0(s);
        double x1 = segments.x1(s);
        double y1 = segments.y1(s);
        int last = row(Math.max(y0, y1) + PAD);
        for (int row = row(Math.min(y0, y1) - PAD); row <= last; row++) {
            int end = lastColumn(row, x0, y0, x1, y1);
            for (int column = firstColumn(row, x0, y0, x1, y1); column <= end; column++) {
                int place = row * columns + column;
                if (out.length > 0) {
                    out[starts[place] + counts[place]] = s;
                }
                counts[place]++;
            }
        }
    }

    /** Tells of every piece that a line crosses in plan, some perhaps more than once. */
    void scan(double ax, double ay, double bx, double by, WallCrossings hits) {
        if (isOutside(Math.min(ax, bx), Math.max(ax, bx), minX, columns)
                || isOutside(Math.min(ay, by), Math.max(ay, by), minY, rows)) {
            return;
        }
        int last = row(Math.max(ay, by) + PAD);
        for (int row = row(Math.min(ay, by) - PAD); row <= last; row++) {
            int first = row * columns + firstColumn(row, ax, ay, bx, by);
            int end = row * columns + lastColumn(row, ax, ay, bx, by);
            // the lists of neighbouring cells of a row are neighbours
            for (int i = starts[first], stop = starts[end + 1]; i < stop; i++) {
                double along = segments.crossing(items[i], ax, ay, bx, by);
                if (along >= 0) {
                    hits.add(segments, items[i], along);
                }
            }
        }
    }

    private boolean isOutside(double low, double high, double min, int cells) {
        return high < min - PAD || low > min + cells * cell + PAD;
    }

    private int row(double y) {
        return (int) Math.max(0, Math.min(rows - 1, (y - minY) / cell));
    }

    private int column(double x) {
        return (int) Math.max(0, Math.min(columns - 1, (x - minX) / cell));
    }

    /** First column of a row that the line may touch. */
    private int firstColumn(int row, double x0, double y0, double x1, double y1) {
        double edge = minY + row * cell + (x1 > x0 == y1 > y0 ? -PAD : cell + PAD);
        double x = isLevel(y0, y1) ? Double.NEGATIVE_INFINITY : xAt(edge, x0, y0, x1, y1);
        return column(Math.max(Math.min(x0, x1), x) - PAD);
    }

    /** Last column of a row that the line may touch. */
    private int lastColumn(int row, double x0, double y0, double x1, double y1) {
        double edge = minY + row * cell + (x1 > x0 == y1 > y0 ? cell + PAD : -PAD);
        double x = isLevel(y0, y1) ? Double.POSITIVE_INFINITY : xAt(edge, x0, y0, x1, y1);
        return column(Math.min(Math.max(x0, x1), x) + PAD);
    }

    /** Lines this level touch the same cells in each of their rows, at most two. */
    private static boolean isLevel(double y0, double y1) {
        return Math.abs(y1 - y0) <= PAD;
    }

    /** Where the line, made longer, has this y. */
    private static double xAt(double y, double x0, double y0, double x1, double y1) {
        return x0 + (y - y0) * ((x1 - x0) / (y1 - y0));
    }
}
