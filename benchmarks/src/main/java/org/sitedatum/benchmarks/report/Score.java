package org.sitedatum.benchmarks.report;

/**
 * What one operation costs.
 *
 * @param cpuNanos CPU time of the measuring thread, median over iterations, ns
 * @param lowNanos smallest iteration, ns
 * @param highNanos largest iteration, ns
 * @param bytes allocated on the heap, median
 */
public record Score(double cpuNanos, double lowNanos, double highNanos, double bytes) {

    /** What is left without the cost of {@code part}, not below zero. */
    public Score minus(Score part) {
        return new Score(
                Math.max(0, cpuNanos - part.cpuNanos),
                Math.max(0, lowNanos - part.cpuNanos),
                Math.max(0, highNanos - part.cpuNanos),
                Math.max(0, bytes - part.bytes));
    }
}
