package org.sitedatum.positioning.replay;

import java.util.Arrays;

/** Numbers kept for their root mean square, percentiles and maximum; each is NaN while there are none. */
final class DoubleSeries {

    private double[] values = new double[64];
    private int size;

    void add(double value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
        }
        values[size++] = value;
    }

    boolean isEmpty() {
        return size == 0;
    }

    double rootMeanSquare() {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += values[i] * values[i];
        }
        return Math.sqrt(sum / size);
    }

    /** The value below which a share (0..1) lies, linear between neighbours: quantile 7 of Hyndman and Fan, 1996. */
    double quantile(double share) {
        if (size == 0) {
            return Double.NaN;
        }
        double[] sorted = Arrays.copyOf(values, size);
        Arrays.sort(sorted);
        double rank = share * (size - 1);
        int below = (int) rank;
        int above = Math.min(below + 1, size - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }
}
