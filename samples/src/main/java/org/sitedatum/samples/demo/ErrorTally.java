package org.sitedatum.samples.demo;

import org.HdrHistogram.Histogram;

/** Errors of many poses: horizontal distance to the truth, and heading where both have one. Not thread-safe. */
final class ErrorTally {

    private static final double TICK = 0.001;
    private static final long LARGEST_TICKS = 1_000_000;
    private static final int DIGITS = 3;

    private final Histogram ticks = new Histogram(1, LARGEST_TICKS, DIGITS);
    private double squares;
    private long headings;
    private double headingSquares;

    /** Adds a horizontal error, m. */
    void add(double error) {
        ticks.recordValue(Math.min(LARGEST_TICKS, Math.round(error / TICK)));
        squares += error * error;
    }

    /** Adds a heading error, rad in (-pi, pi]. */
    void addHeading(double error) {
        headings++;
        headingSquares += error * error;
    }

    /** The figures so far. */
    ErrorFigures figures() {
        long poses = ticks.getTotalCount();
        return new ErrorFigures(
                poses,
                Math.sqrt(squares / poses),
                poses == 0 ? Double.NaN : ticks.getValueAtPercentile(95) * TICK,
                Math.toDegrees(Math.sqrt(headingSquares / headings)));
    }

    void clear() {
        ticks.reset();
        squares = 0;
        headings = 0;
        headingSquares = 0;
    }
}
