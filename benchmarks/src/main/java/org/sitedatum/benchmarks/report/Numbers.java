package org.sitedatum.benchmarks.report;

import java.util.Arrays;
import java.util.Locale;

/** Numbers as the tables show them, and their median. */
public final class Numbers {

    private Numbers() {}

    /** Three significant digits below a hundred, whole above, thousands separated. */
    public static String of(double value) {
        if (Double.isNaN(value)) {
            return "-";
        }
        double size = Math.abs(value);
        if (size >= 99.5) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 9.95 ? "%.1f" : "%.2f", value);
    }

    /** Metres to the millimetre. */
    public static String metres(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** How many times {@code value} is {@code base}. */
    public static String ratio(double value, double base) {
        return of(value / base) + "x";
    }

    /** The word for a limit that is kept or not, with the figure's share of it. */
    public static String verdict(double value, double limit) {
        return (value <= limit ? "reached" : "missed") + ", " + of(value) + " of " + of(limit);
    }

    /** Middle of the values; NaN when there are none. */
    public static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return n == 0 ? Double.NaN : 0.5 * (sorted[(n - 1) / 2] + sorted[n / 2]);
    }
}
