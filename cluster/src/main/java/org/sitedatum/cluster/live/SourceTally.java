package org.sitedatum.cluster.live;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.positioning.FixRejection;

/** What one source has sent to a sector. One thread writes, any number read. */
final class SourceTally {

    private static final double RATE_SECONDS = 5;

    private final Map<FixRejection.Reason, AtomicLong> refused = new EnumMap<>(FixRejection.Reason.class);
    private long fixes;
    private long heardNanos;
    private long stampNanos;
    private double perSecond;
    private long ratedNanos;
    private Optional<FixRejection> lastRefusal = Optional.empty();

    /**
     * A source's figures at one instant.
     *
     * @param fixes heard so far
     * @param heardNanos when the last was received, ns since the Unix epoch; 0: never
     * @param stampNanos of the last
     * @param perSecond fixes per second over the last seconds
     * @param refused counts by reason
     * @param lastRefusal the last one
     */
    record Figures(
            long fixes,
            long heardNanos,
            long stampNanos,
            double perSecond,
            Map<FixRejection.Reason, Long> refused,
            Optional<FixRejection> lastRefusal) {}

    synchronized void heard(long stamp, long receivedNanos) {
        fixes++;
        decayTo(receivedNanos);
        perSecond += 1 / RATE_SECONDS;
        heardNanos = receivedNanos;
        stampNanos = stamp;
    }

    synchronized void refused(FixRejection rejection) {
        refused.computeIfAbsent(rejection.reason(), reason -> new AtomicLong()).incrementAndGet();
        lastRefusal = Optional.of(rejection);
    }

    synchronized long lastHeardNanos() {
        return heardNanos;
    }

    /** Figures as of now, ns since the Unix epoch. */
    synchronized Figures figures(long nowNanos) {
        decayTo(nowNanos);
        Map<FixRejection.Reason, Long> counts = new EnumMap<>(FixRejection.Reason.class);
        refused.forEach((reason, count) -> counts.put(reason, count.get()));
        return new Figures(fixes, heardNanos, stampNanos, perSecond, counts, lastRefusal);
    }

    private void decayTo(long nowNanos) {
        double seconds = Math.max(0, 1e-9 * (nowNanos - ratedNanos));
        perSecond *= Math.exp(-seconds / RATE_SECONDS);
        ratedNanos = Math.max(ratedNanos, nowNanos);
    }
}
