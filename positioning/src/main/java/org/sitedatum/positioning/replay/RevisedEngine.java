package org.sitedatum.positioning.replay;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.sitedatum.positioning.PositioningEngine;

/** A paced engine that takes the revisions of a recording where they came. One thread owns it. */
final class RevisedEngine extends PacedEngine {

    private final Deque<SiteHistory.Step> coming;

    RevisedEngine(PositioningEngine engine, List<SiteHistory.Step> later) {
        super(engine);
        this.coming = new ArrayDeque<>(later);
    }

    @Override
    public void passTo(long nowNanos) {
        while (!coming.isEmpty() && coming.getFirst().fromNanos() < nowNanos) {
            SiteHistory.Step step = coming.removeFirst();
            super.passTo(step.fromNanos());
            reconfigure(step.site(), step.revision());
        }
        super.passTo(nowNanos);
    }
}
