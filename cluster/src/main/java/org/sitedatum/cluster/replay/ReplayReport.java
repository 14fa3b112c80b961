package org.sitedatum.cluster.replay;

import java.util.EnumMap;
import java.util.Map;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.replay.ReplayScore;

/**
 * What a replay came to, with what could not be read.
 *
 * @param recording name of the recording's folder
 * @param score of the fixes that could be read
 * @param unreadable lines that could not be read as a fix, by reason
 * @param wallSeconds from the first line read to the last pose out
 */
public record ReplayReport(
        String recording, ReplayScore score, Map<FixRejection.Reason, Long> unreadable, double wallSeconds) {

    /** Copies the map. */
    public ReplayReport {
        unreadable = Map.copyOf(unreadable);
    }

    /** Fixes in the recording, readable or not. */
    public long fixes() {
        return score.fixes() + sum(unreadable);
    }

    /** All refusals by reason, in the order of the reasons. */
    public Map<FixRejection.Reason, Long> rejected() {
        Map<FixRejection.Reason, Long> all = new EnumMap<>(FixRejection.Reason.class);
        all.putAll(score.rejected());
        unreadable.forEach((reason, count) -> all.merge(reason, count, Long::sum));
        return all;
    }

    /** Speed of the replay. */
    public double fixesPerSecond() {
        return fixes() / wallSeconds;
    }

    private static long sum(Map<FixRejection.Reason, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
