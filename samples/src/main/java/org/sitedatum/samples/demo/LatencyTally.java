package org.sitedatum.samples.demo;

import org.HdrHistogram.Histogram;

/** Times from a fix handed to MQTT to its pose received from MQTT, up to a minute. Not thread-safe. */
final class LatencyTally {

    private static final long LARGEST_MICROS = 60_000_000;

    private final Histogram micros = new Histogram(1, LARGEST_MICROS, 3);

    void add(long nanos) {
        micros.recordValue(Math.max(1, Math.min(LARGEST_MICROS, nanos / 1000)));
    }

    LatencyFigures figures() {
        if (micros.getTotalCount() == 0) {
            return new LatencyFigures(Double.NaN, Double.NaN);
        }
        return new LatencyFigures(micros.getValueAtPercentile(50) / 1000.0, micros.getValueAtPercentile(99) / 1000.0);
    }

    void clear() {
        micros.reset();
    }
}
