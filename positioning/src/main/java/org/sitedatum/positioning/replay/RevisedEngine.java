package org.sitedatum.positioning.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.fix.Fix;

/** A paced engine that takes the revisions of a recording where they came. One thread owns it. */
final class RevisedEngine implements ReplayedEngine {

    private final PacedEngine engine;
    private final Deque<SiteHistory.Step> coming;

    RevisedEngine(PacedEngine engine, List<SiteHistory.Step> later) {
        this.engine = engine;
        this.coming = new ArrayDeque<>(later);
    }

    @Override
    public void accept(Fix fix) {
        reviseBefore(fix.header().receivedNanos());
        engine.accept(fix);
    }

    @Override
    public void passTo(long nowNanos) {
        reviseBefore(nowNanos);
        engine.passTo(nowNanos);
    }

    private void reviseBefore(long nowNanos) {
        while (!coming.isEmpty() && coming.getFirst().fromNanos() < nowNanos) {
            SiteHistory.Step step = coming.removeFirst();
            engine.passTo(step.fromNanos());
            engine.reconfigure(step.site(), step.revision());
        }
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
