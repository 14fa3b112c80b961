package org.sitedatum.mqtt.session;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Waits between attempts: doubled from a first value up to a cap, each varied by up to a quarter so that many clients do not
 * come back at the same instant. Not thread-safe.
 */
public final class BackOff {
    private static final double JITTER = 0.25;

    private final double firstNanos;
    private final double capNanos;
    private final SplittableRandom random;
    private int failures;

    /** With the first wait, the longest, and what varies them. */
    public BackOff(Duration first, Duration cap, SplittableRandom random) {
        firstNanos = first.toNanos();
        capNanos = cap.toNanos();
        this.random = random;
    }

    /** The wait before the next attempt, ns. */
    public long nextNanos() {
        double wait = Math.min(capNanos, firstNanos * Math.pow(2, Math.min(failures++, 30)));
        return (long) (wait * random.nextDouble(1 - JITTER, 1 + JITTER));
    }

    /** After a success: the next wait is the first one again. */
    public void reset() {
        failures = 0;
    }
}
