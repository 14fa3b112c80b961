package org.sitedatum.positioning.replay;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/**
 * Lets an engine's time pass in steps of {@link #TICK_NANOS} at whole multiples of it, before each fix and between fixes, so
 * that a running node and a replay of what it received call the engine alike and hear the same poses.
 *
 * <p>One thread owns it, the engine's.
 */
public sealed class PacedEngine implements ReplayedEngine permits RevisedEngine {

    /** 100 ms. */
    public static final long TICK_NANOS = 100_000_000L;

    /** After two hours of silence every state has settled: the rest of the gap is passed in one step. */
    private static final long SETTLED_NANOS = 7_200_000_000_000L;

    private final PositioningEngine engine;
    private boolean started;
    private long nextTickNanos;
    private long timeNanos;

    /** Paces {@code engine}. */
    public PacedEngine(PositioningEngine engine) {
        this.engine = engine;
    }

    /** Lets time pass up to the fix's receipt, then gives it to the engine. */
    @Override
    public void accept(Fix fix) {
        passTo(fix.header().receivedNanos());
        engine.accept(fix);
    }

    /** Lets time pass; a time before the last one changes nothing. */
    @Override
    public void passTo(long nowNanos) {
        timeNanos = Math.max(timeNanos, nowNanos);
        long lastTickNanos = Math.floorDiv(nowNanos, TICK_NANOS) * TICK_NANOS;
        if (!started) {
            started = true;
            nextTickNanos = lastTickNanos + TICK_NANOS;
        }
        long settledNanos = nextTickNanos + SETTLED_NANOS;
        while (nextTickNanos <= lastTickNanos) {
            engine.advanceTo(nextTickNanos);
            boolean settled = nextTickNanos >= settledNanos && nextTickNanos < lastTickNanos;
            nextTickNanos = settled ? lastTickNanos : nextTickNanos + TICK_NANOS;
        }
    }

    /** Goes on with another revision of the site, which holds from the time passed to so far; see the engine. */
    public boolean reconfigure(Site next, long revision) {
        return engine.reconfigure(next, revision, timeNanos);
    }

    /** The latest time passed to, ns since the Unix epoch; 0 before the first. */
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public Optional<PoseEstimate> estimateAt(String trackable, long stampNanos) {
        return engine.estimateAt(trackable, stampNanos);
    }

    @Override
    public List<PoseEstimate> anonymousAt(long stampNanos) {
        return engine.anonymousAt(stampNanos);
    }

    @Override
    public long acceptedCount() {
        return engine.acceptedCount();
    }

    @Override
    public Map<FixRejection.Reason, Long> rejectedCounts() {
        return engine.rejectedCounts();
    }
}
