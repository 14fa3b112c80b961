package org.sitedatum.positioning;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

/**
 * The deterministic step function from fixes to poses for one sector.
 *
 * <p>Time is an argument: the receipt time of each fix, or {@link #advanceTo}. One thread owns an engine.
 */
public final class PositioningEngine {

    /** An engine for the site that tells {@code listener} what comes of each fix. */
    public PositioningEngine(Site site, EngineOptions options, EngineListener listener) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Takes one fix; the listener hears the pose or the refusal before this returns. */
    public void accept(Fix fix) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Lets time pass without a fix, so that states change (coasting, lost) by themselves. */
    public void advanceTo(long nowNanos) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The body's estimate predicted to a stamp by its motion model; empty before the first estimate. */
    public Optional<PoseEstimate> estimateAt(String trackable, long stampNanos) {
        throw new UnsupportedOperationException("not built yet");
    }

    /** The estimates of bodies without an identity, predicted to a stamp, in order of id. */
    public List<PoseEstimate> anonymousAt(long stampNanos) {
        return List.of();
    }

    /** Fixes accepted so far. */
    public long acceptedCount() {
        throw new UnsupportedOperationException("not built yet");
    }

    /** Fixes refused so far, by reason; reasons never met are absent. */
    public Map<FixRejection.Reason, Long> rejectedCounts() {
        throw new UnsupportedOperationException("not built yet");
    }
}
