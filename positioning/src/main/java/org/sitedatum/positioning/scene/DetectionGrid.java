package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * Finds the detections of a scan inside a box without looking at the others: a uniform grid over the detections with
 * about one per cell, as counting-sorted lists. Scratch, reused for each scan.
 */
final class DetectionGrid {

    private static final int MOST_CELLS_A_SIDE = 64;

    private int[] cellStart = new int[2];
    private int[] order = new int[64];
    private int side;
    private double minX;
    private double minY;
    private double cellsPerMetreX;
    private double cellsPerMetreY;

    private int[] found = new int[64];
    private int foundCount;

    /** Takes the positions of a scan. */
    void fill(Scan scan) {
        side = Math.min(MOST_CELLS_A_SIDE, Math.max(1, (int) Math.sqrt(scan.count)));
        frame(scan);
        int cells = side * side;
        if (cellStart.length < cells + 1) {
            cellStart = new int[2 * cells + 1];
        }
        if (order.length < scan.count) {
            order = new int[2 * scan.count];
            found = new int[2 * scan.count];
        }
        Arrays.fill(cellStart, 0, cells + 1, 0);
        for (int j = 0; j < scan.count; j++) {
            if (!scan.isBearing(j)) {
                cellStart[cell(scan, j)]++;
            }
        }
        int sum = 0;
        for (int c = 0; c <= cells; c++) {
            sum += cellStart[c];
            cellStart[c] = sum;
        }
        for (int j = scan.count - 1; j >= 0; j--) {
            if (!scan.isBearing(j)) {
                order[--cellStart[cell(scan, j)]] = j;
            }
        }
    }

    private void frame(Scan scan) {
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        double maxX = Double.NEGATIVE_INFINITY;
        double maxY = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < scan.count; j++) {
            if (!scan.isBearing(j)) {
                minX = Math.min(minX, scan.x[j]);
                minY = Math.min(minY, scan.y[j]);
                maxX = Math.max(maxX, scan.x[j]);
                maxY = Math.max(maxY, scan.y[j]);
            }
        }
        cellsPerMetreX = side / Math.max(maxX - minX, 1e-3);
        cellsPerMetreY = side / Math.max(maxY - minY, 1e-3);
    }

    private int cell(Scan scan, int j) {
        return row(scan.y[j]) * side + column(scan.x[j]);
    }

    private int column(double x) {
        return Math.max(0, Math.min(side - 1, (int) ((x - minX) * cellsPerMetreX)));
    }

    private int row(double y) {
        return Math.max(0, Math.min(side - 1, (int) ((y - minY) * cellsPerMetreY)));
    }

    /** Lists the detections in the cells a box touches: a superset of those inside it; returns how many. */
    int findAround(double x, double y, double halfX, double halfY) {
        foundCount = 0;
        int lastColumn = column(x + halfX);
        int lastRow = row(y + halfY);
        int firstColumn = column(x - halfX);
        for (int r = row(y - halfY); r <= lastRow; r++) {
            int from = cellStart[r * side + firstColumn];
            int to = cellStart[r * side + lastColumn + 1];
            for (int i = from; i < to; i++) {
                found[foundCount++] = order[i];
            }
        }
        return foundCount;
    }

    /** The i-th detection found. */
    int found(int i) {
        return found[i];
    }
}
