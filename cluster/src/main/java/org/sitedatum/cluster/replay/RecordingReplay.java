package org.sitedatum.cluster.replay;

import java.io.IOException;
import java.util.Set;
import java.util.function.LongConsumer;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.replay.Replay;
import org.sitedatum.positioning.replay.ReplayScore;
import org.sitedatum.positioning.replay.ScoreListener;
import org.sitedatum.positioning.replay.ScoringOptions;
import org.sitedatum.positioning.replay.SiteHistory;

/** The one way a recording goes through the engine. */
public final class RecordingReplay {

    private RecordingReplay() {}

    /**
     * Replays a recording as it was, with the revisions its site had on the way.
     *
     * @param onlySources the sources wanted; empty: all
     * @param beforeFix told of the receipt of each fix before the engine has it; what it throws ends the replay
     * @param listener hears what the engine says
     * @throws IOException when the recording cannot be read
     * @throws java.io.UncheckedIOException when it cannot be read on
     */
    public static ReplayReport run(
            Recording recording,
            String name,
            Set<String> onlySources,
            LongConsumer beforeFix,
            ScoringOptions scoring,
            EngineListener listener)
            throws IOException {
        return run(
                recording, recording.history(), name, onlySources, beforeFix, scoring, listener, ScoreListener.SILENT);
    }

    /** The same with another site than the recording's own. */
    public static ReplayReport run(
            Recording recording,
            SiteHistory site,
            String name,
            Set<String> onlySources,
            LongConsumer beforeFix,
            ScoringOptions scoring,
            EngineListener listener,
            ScoreListener scores)
            throws IOException {
        long start = System.nanoTime();
        try (FixLines lines = recording.openFixes()) {
            ReplayedFixes fixes = new ReplayedFixes(lines, onlySources, beforeFix);
            ReplayScore score =
                    Replay.run(site, EngineOptions.defaults(), fixes, recording.truth(), scoring, listener, scores);
            return new ReplayReport(name, score, fixes.unreadable(), (System.nanoTime() - start) * 1e-9);
        }
    }
}
