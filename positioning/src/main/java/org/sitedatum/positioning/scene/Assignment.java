package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * The one-to-one assignment of rows to columns with the least total cost, by shortest augmenting paths with dual variables
 * in O(rows^2 columns). Source: R. Jonker, A. Volgenant, "A shortest augmenting path algorithm for dense and sparse linear
 * assignment problems", Computing 38 (1987); rectangular form: D. F. Crouse, "On implementing 2D rectangular assignment
 * algorithms", IEEE TAES 52(4), 2016, section II.
 */
public final class Assignment {

    /** A row without a column. */
    public static final int NONE = -1;

    // problem
    private final double[] cost;
    private final int rows;
    private final int columns;

    // solution so far
    private final double[] rowPrice;
    private final double[] columnPrice;
    private final int[] columnOfRow;
    private final int[] rowOfColumn;

    // scratch of one augmentation
    private final double[] distance;
    private final int[] rowBefore;
    private final boolean[] reached;

    private Assignment(double[] cost, int rows, int columns) {
        this.cost = cost;
        this.rows = rows;
        this.columns = columns;
        rowPrice = new double[rows];
        columnPrice = new double[columns];
        columnOfRow = new int[rows];
        rowOfColumn = new int[columns];
        distance = new double[columns];
        rowBefore = new int[columns];
        reached = new boolean[columns];
        Arrays.fill(columnOfRow, NONE);
        Arrays.fill(rowOfColumn, NONE);
    }

    /**
     * Assigns {@code min(rows, columns)} pairs.
     *
     * @param cost finite costs, row by row
     * @param rows number of rows
     * @param columns number of columns
     * @return for each row its column or {@link #NONE}
     */
    public static int[] solve(double[] cost, int rows, int columns) {
        if (cost.length != rows * columns) {
            throw new IllegalArgumentException(cost.length + " costs for " + rows + " rows, " + columns + " columns");
        }
        if (rows > columns) {
            Assignment transposed = new Assignment(transposed(cost, rows, columns), columns, rows);
            transposed.assignAllRows();
            return transposed.rowOfColumn.clone();
        }
        Assignment assignment = new Assignment(cost, rows, columns);
        assignment.assignAllRows();
        return assignment.columnOfRow.clone();
    }

    private static double[] transposed(double[] cost, int rows, int columns) {
        double[] out = new double[cost.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                out[j * rows + i] = cost[i * columns + j];
            }
        }
        return out;
    }

    private void assignAllRows() {
        for (int row = 0; row < rows; row++) {
            augmentAlong(row, shortestPathFrom(row));
        }
    }

    /** Dijkstra over reduced costs from a free row to the nearest free column, which is returned; updates the prices. */
    private int shortestPathFrom(int start) {
        Arrays.fill(distance, Double.POSITIVE_INFINITY);
        Arrays.fill(reached, false);
        int row = start;
        int nearest;
        double shortest = 0;
        do {
            nearest = relaxFrom(row, shortest);
            shortest = distance[nearest];
            reached[nearest] = true;
            row = rowOfColumn[nearest];
        } while (row != NONE);
        updatePrices(start, nearest, shortest);
        return nearest;
    }

    private int relaxFrom(int row, double shortest) {
        int nearest = NONE;
        for (int j = 0; j < columns; j++) {
            if (reached[j]) {
                continue;
            }
            double through = shortest + cost[row * columns + j] - rowPrice[row] - columnPrice[j];
            if (through < distance[j]) {
                distance[j] = through;
                rowBefore[j] = row;
            }
            if (nearest == NONE || distance[j] < distance[nearest]) {
                nearest = j;
            }
        }
        return nearest;
    }

    private void updatePrices(int start, int sink, double shortest) {
        rowPrice[start] += shortest;
        for (int j = 0; j < columns; j++) {
            if (reached[j] && j != sink) {
                rowPrice[rowOfColumn[j]] += shortest - distance[j];
                columnPrice[j] -= shortest - distance[j];
            }
        }
    }

    /** Moves each row on the path to the next column of it. */
    private void augmentAlong(int start, int sink) {
        int column = sink;
        int row;
        do {
            row = rowBefore[column];
            rowOfColumn[column] = row;
            int freed = columnOfRow[row];
            columnOfRow[row] = column;
            column = freed;
        } while (row != start);
    }
}
