package org.sitedatum.positioning.filter;

/**
 * One observation linearised about a Gaussian's mean: up to six scalar rows with sparse coefficients, independent
 * noise and a residual each. Filled by a measurement model, used by the update, reused for the next observation.
 *
 * <p>Not thread-safe; allocates nothing after construction.
 */
public final class Linearization {

    /** Most rows of one observation. */
    static final int MAX_ROWS = 6;

    private static final int MAX_COEFFICIENTS = 16;

    private final int[] indices = new int[MAX_ROWS * MAX_COEFFICIENTS];
    private final double[] values = new double[MAX_ROWS * MAX_COEFFICIENTS];
    private final int[] counts = new int[MAX_ROWS];
    private final double[] residuals = new double[MAX_ROWS];
    private final double[] variances = new double[MAX_ROWS];
    private final double[] motions = new double[MAX_ROWS];
    private int rows;

    /** Forgets all rows. */
    public void clear() {
        rows = 0;
    }

    /** Starts a row: measured minus predicted, and the variance of its noise. */
    public void row(double residual, double variance) {
        residuals[rows] = residual;
        variances[rows] = variance;
        motions[rows] = 0;
        counts[rows] = 0;
        rows++;
    }

    /** Adds the derivative of the last row's prediction with respect to one error state. */
    public void coefficient(int index, double value) {
        add(rows - 1, index, value);
    }

    /**
     * Takes a row back to where the body was {@code lag} seconds before: the prediction changes by {@code -lag h_p v}, with h_p the
     * row's coefficients of the position and v the velocity.
     *
     * @param gaussian about whose mean the row was linearised
     * @param lagState index of the state whose mean is the lag
     */
    public void goBack(int row, Gaussian gaussian, int lagState) {
        double[] mean = gaussian.mean();
        double lag = mean[lagState];
        double approach = 0;
        int offset = row * MAX_COEFFICIENTS;
        int known = counts[row];
        for (int m = 0; m < known; m++) {
            int axis = indices[offset + m] - StateLayout.PX;
            if (axis >= 0 && axis < 3) {
                approach += values[offset + m] * mean[StateLayout.VX + axis];
                add(row, StateLayout.VX + axis, -lag * values[offset + m]);
            }
        }
        add(row, lagState, -approach);
        residuals[row] += lag * approach;
        motions[row] = -lag * approach;
    }

    private void add(int row, int index, double value) {
        int place = row * MAX_COEFFICIENTS + counts[row]++;
        indices[place] = index;
        values[place] = value;
    }

    /** What {@link #goBack} did to the row's prediction. */
    public double motion(int row) {
        return motions[row];
    }

    /** Rows filled. */
    public int rows() {
        return rows;
    }

    /** Measured minus predicted. */
    public double residual(int row) {
        return residuals[row];
    }

    /** Variance of the row's noise. */
    public double variance(int row) {
        return variances[row];
    }

    /** Coefficients in the row. */
    public int count(int row) {
        return counts[row];
    }

    /** State index of a coefficient. */
    public int index(int row, int m) {
        return indices[row * MAX_COEFFICIENTS + m];
    }

    /** Value of a coefficient. */
    public double value(int row, int m) {
        return values[row * MAX_COEFFICIENTS + m];
    }

    /** Writes {@code P h} of the row. */
    public void multiplyInto(Gaussian gaussian, int row, double[] out) {
        gaussian.multiplyInto(indices, values, row * MAX_COEFFICIENTS, counts[row], out);
    }

    /** {@code h . x} of the row for a dense vector. */
    public double dot(int row, double[] x) {
        double sum = 0;
        int offset = row * MAX_COEFFICIENTS;
        for (int m = 0; m < counts[row]; m++) {
            sum += values[offset + m] * x[indices[offset + m]];
        }
        return sum;
    }
}
