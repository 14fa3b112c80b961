package org.sitedatum.positioning;

/**
 * Bounds of an engine, in nanoseconds. One default configuration serves every site.
 *
 * @param reorderWindowNanos fixes this much older than the body's newest are put in their place; older ones are refused
 * @param maxFutureNanos a stamp may be this much later than its receipt (clock skew)
 * @param maxAgeNanos a stamp may be this much earlier than its receipt
 * @param coastAfterNanos without a measurement for this long a body is coasting
 * @param lostAfterNanos without a measurement for this long a body is lost
 */
public record EngineOptions(
        long reorderWindowNanos, long maxFutureNanos, long maxAgeNanos, long coastAfterNanos, long lostAfterNanos) {

    /** The defaults: 500 ms, 200 ms, 5 s, 1 s, 2 min. */
    public static EngineOptions defaults() {
        return new EngineOptions(500_000_000L, 200_000_000L, 5_000_000_000L, 1_000_000_000L, 120_000_000_000L);
    }
}
