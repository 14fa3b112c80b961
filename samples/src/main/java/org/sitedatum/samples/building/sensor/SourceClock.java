package org.sitedatum.samples.building.sensor;

import java.util.Optional;
import java.util.OptionalLong;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.samples.building.random.Noise;

/**
 * A source's clock and its way to the node: a constant offset within 4 ms, and a latency of 3 ms plus an exponential
 * jitter with a mean of 3 ms. All times are cut to whole microseconds, the contract's resolution.
 */
final class SourceClock {

    private static final double LARGEST_OFFSET = 4e6;
    private static final double LATENCY = 3e6;
    private static final double JITTER = 3e6;

    private final String source;
    private final long offset;
    private final Noise latency;

    SourceClock(String source, Noise noise) {
        this.source = source;
        Noise own = noise.child(source);
        this.offset = wholeMicros((long) (LARGEST_OFFSET * (2 * own.uniform(0) - 1)));
        this.latency = own.child("latency");
    }

    String source() {
        return source;
    }

    /** What the source's clock shows at a true time, ns. */
    long stampAt(long trueNanos) {
        return wholeMicros(trueNanos) + offset;
    }

    /** When the message number {@code index}, sent at a true time, reaches the node, ns. */
    long receiptOf(long trueNanos, long index) {
        return wholeMicros(trueNanos + (long) (LATENCY + JITTER * latency.exponential(index)));
    }

    /** The header of a fix measured and sent now. */
    FixHeader header(long trueNanos, long receivedNanos, String trackable) {
        return FixHeader.of(source, stampAt(trueNanos), receivedNanos, trackable);
    }

    /** The header of a fix about nobody in particular. */
    FixHeader anonymousHeader(long trueNanos, long receivedNanos) {
        return new FixHeader(
                source,
                stampAt(trueNanos),
                receivedNanos,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same fix received at another time. */
    static Fix withReceipt(Fix fix, long receivedNanos) {
        FixHeader h = fix.header();
        return fix.withHeader(new FixHeader(
                h.source(), h.stampNanos(), receivedNanos, h.trackable(), h.seq(), h.floor(), h.siteFromSensor()));
    }

    private static long wholeMicros(long nanos) {
        return Math.floorDiv(nanos, 1000L) * 1000L;
    }
}
