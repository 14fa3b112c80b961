package org.sitedatum.samples.building.sensor;

/** A steady beat: tick {@code k} is at {@code first + k * period}. */
final class Ticks {

    private final long first;
    private final long period;
    private long index;

    Ticks(long firstNanos, long periodNanos) {
        this.first = firstNanos;
        this.period = periodNanos;
    }

    long index() {
        return index;
    }

    long nanos() {
        return first + index * period;
    }

    double seconds() {
        return period * 1e-9;
    }

    void advance() {
        index++;
    }
}
