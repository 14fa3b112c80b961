package org.sitedatum.positioning.survey;

import java.util.Arrays;

/**
 * The scalar equations of a fit at one guess: for each its error in standard deviations, what that costs, and the slopes
 * of the prediction by the unknowns it depends on. Not thread-safe.
 */
final class Equations {

    private int rows;
    private double[] errors = new double[64];
    private Loss[] losses = new Loss[64];
    private int[] ends = new int[64];
    private int[] columns = new int[512];
    private double[] slopes = new double[512];

    void clear() {
        rows = 0;
    }

    /**
     * Begins an equation.
     *
     * @param error measured minus predicted, in standard deviations
     */
    Equations row(Loss loss, double error) {
        if (rows == errors.length) {
            errors = Arrays.copyOf(errors, 2 * rows);
            losses = Arrays.copyOf(losses, 2 * rows);
            ends = Arrays.copyOf(ends, 2 * rows);
        }
        errors[rows] = error;
        losses[rows] = loss;
        ends[rows] = start(rows);
        rows++;
        return this;
    }

    /** Derivative of the prediction of the equation begun last, in standard deviations; column -1 is not an unknown. */
    Equations slope(int column, double slope) {
        if (column < 0) {
            return this;
        }
        int end = ends[rows - 1];
        if (end == columns.length) {
            columns = Arrays.copyOf(columns, 2 * end);
            slopes = Arrays.copyOf(slopes, 2 * end);
        }
        columns[end] = column;
        slopes[end] = slope;
        ends[rows - 1] = end + 1;
        return this;
    }

    int count() {
        return rows;
    }

    double error(int row) {
        return errors[row];
    }

    double cost() {
        double sum = 0;
        for (int i = 0; i < rows; i++) {
            sum += losses[i].cost(errors[i]);
        }
        return sum;
    }

    /** {@code sum psi(e) s}: minus the gradient of the cost. */
    double[] descent(int unknowns) {
        double[] sum = new double[unknowns];
        for (int i = 0; i < rows; i++) {
            double pull = losses[i].pull(errors[i]);
            for (int k = start(i); k < ends[i]; k++) {
                sum[columns[k]] += pull * slopes[k];
            }
        }
        return sum;
    }

    /** {@code sum c(e) s s'} with the curvature for a step. */
    Skyline stiffness(int unknowns) {
        return weighted(unknowns, false);
    }

    /** {@code sum i(e) s s'} with the information each measurement carries. */
    Skyline information(int unknowns) {
        return weighted(unknowns, true);
    }

    private Skyline weighted(int unknowns, boolean information) {
        Skyline matrix = new Skyline(firstColumns(unknowns));
        for (int i = 0; i < rows; i++) {
            double weight = information ? losses[i].information(errors[i]) : losses[i].stiffness(errors[i]);
            for (int k = start(i); k < ends[i]; k++) {
                for (int l = start(i); l < ends[i]; l++) {
                    if (columns[l] <= columns[k]) {
                        matrix.add(columns[k], columns[l], weight * slopes[k] * slopes[l]);
                    }
                }
            }
        }
        return matrix;
    }

    private int[] firstColumns(int unknowns) {
        int[] first = new int[unknowns];
        Arrays.setAll(first, i -> i);
        for (int i = 0; i < rows; i++) {
            int least = Integer.MAX_VALUE;
            for (int k = start(i); k < ends[i]; k++) {
                least = Math.min(least, columns[k]);
            }
            for (int k = start(i); k < ends[i]; k++) {
                first[columns[k]] = Math.min(first[columns[k]], least);
            }
        }
        return first;
    }

    private int start(int row) {
        return row == 0 ? 0 : ends[row - 1];
    }
}
