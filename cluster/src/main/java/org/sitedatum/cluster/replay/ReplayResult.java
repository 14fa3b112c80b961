package org.sitedatum.cluster.replay;

import java.util.List;
import java.util.SortedMap;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.replay.TrackableScore;
import org.sitedatum.positioning.site.Site;

/**
 * What came of a replay.
 *
 * @param report figures of the whole
 * @param site as the replay began with it
 * @param tracks poses by body, thinned to one in a step
 * @param truth where identified bodies were, thinned; empty when the recording has no truth
 * @param events in the order they were said
 * @param stepNanos no two points of a body are in one such step, ns
 * @param complete false when bodies or events beyond what is kept were left out
 */
public record ReplayResult(
        ReplayReport report,
        Site site,
        SortedMap<String, List<TrackPoint>> tracks,
        SortedMap<String, List<TruthPoint>> truth,
        List<SiteEvent> events,
        long stepNanos,
        boolean complete) {

    /** Copies the events; the maps are the keeper's unmodifiable ones. */
    public ReplayResult {
        events = List.copyOf(events);
    }

    /** How well a body was followed; empty without truth of it. */
    public java.util.Optional<TrackableScore> score(String body) {
        return java.util.Optional.ofNullable(report.score().trackables().get(body));
    }
}
