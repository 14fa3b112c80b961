package org.sitedatum.positioning.model;

import org.sitedatum.positioning.filter.Linearization;
import org.sitedatum.positioning.filter.StateLayout;

/**
 * Turns a vector observation with correlated noise into independent rows of unit noise: with {@code R = L L'}, the rows
 * of {@code L^-1 [residual | H]} (Golub and Van Loan 2013, sec. 4.2 and 3.1). Not thread-safe; allocates nothing.
 */
final class Whitening {

    private static final int MAX = 6;
    private static final int MAX_COLUMNS = 12;

    private final double[] residual = new double[MAX];
    private final double[] h = new double[MAX * MAX_COLUMNS];
    private final int[] index = new int[MAX_COLUMNS];
    private final double[] l = new double[MAX * MAX];
    private int rows;
    private int columns;

    /** Starts an observation of {@code count} rows; derivatives are zero until set. */
    void begin(int count) {
        rows = count;
        columns = 0;
    }

    void residual(int row, double value) {
        residual[row] = value;
    }

    /** Adds a column for an error state and returns its place. */
    int column(int state) {
        index[columns] = state;
        for (int row = 0; row < rows; row++) {
            h[row * MAX_COLUMNS + columns] = 0;
        }
        return columns++;
    }

    void derivative(int row, int column, double value) {
        h[row * MAX_COLUMNS + column] = value;
    }

    /**
     * Adds the columns of the rotation error, with which the lever arm turns: {@code d(R l) = rotation x l}.
     *
     * @param count rows of the point's coordinates, 2 or 3, the first of all
     * @return place of the first of the three columns
     */
    int lever(BodyPoint point, int count) {
        int rx = column(StateLayout.RX);
        int ry = column(StateLayout.RY);
        int rz = column(StateLayout.RZ);
        derivative(0, ry, point.lz);
        derivative(0, rz, -point.ly);
        derivative(1, rx, -point.lz);
        derivative(1, rz, point.lx);
        if (count == 3) {
            derivative(2, rx, point.ly);
            derivative(2, ry, -point.lx);
        }
        return rx;
    }

    /** Sets an entry of the noise covariance, row >= column. */
    void noise(int row, int column, double value) {
        l[row * MAX + column] = value;
    }

    /** Factors the noise and writes the rows. */
    void emit(Linearization out) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = l[i * MAX + j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i * MAX + k] * l[j * MAX + k];
                }
                l[i * MAX + j] = i == j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / l[j * MAX + j];
            }
            substitute(i);
            out.row(residual[i], 1);
            for (int c = 0; c < columns; c++) {
                out.coefficient(index[c], h[i * MAX_COLUMNS + c]);
            }
        }
    }

    private void substitute(int i) {
        double scale = 1 / l[i * MAX + i];
        for (int k = 0; k < i; k++) {
            double factor = l[i * MAX + k];
            residual[i] -= factor * residual[k];
            for (int c = 0; c < columns; c++) {
                h[i * MAX_COLUMNS + c] -= factor * h[k * MAX_COLUMNS + c];
            }
        }
        residual[i] *= scale;
        for (int c = 0; c < columns; c++) {
            h[i * MAX_COLUMNS + c] *= scale;
        }
    }
}
