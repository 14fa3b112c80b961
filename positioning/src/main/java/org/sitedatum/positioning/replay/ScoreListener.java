package org.sitedatum.positioning.replay;

import java.util.Optional;
import org.sitedatum.positioning.PoseEstimate;

/** Hears of every truth stamp of an identified body as it is scored, on the replay's thread. */
@FunctionalInterface
public interface ScoreListener {

    /** Hears nothing. */
    ScoreListener SILENT = (truth, estimate) -> {};

    /**
     * A truth stamp is scored.
     *
     * @param truth where the body was
     * @param estimate what a subscriber would have had then, predicted to the stamp; empty when there was none
     */
    void onScored(TruthSample truth, Optional<PoseEstimate> estimate);
}
