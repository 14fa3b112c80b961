package org.sitedatum.positioning.replay;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sitedatum.positioning.FixRejection;

/**
 * What a replay came to.
 *
 * @param fixes fixes fed
 * @param accepted fixes the engine accepted
 * @param rejected fixes refused, by reason
 * @param trackables the scored bodies of the site, by id; empty without truth
 * @param anonymous the score of the bodies the site does not list, when the truth has any
 */
public record ReplayScore(
        long fixes,
        long accepted,
        Map<FixRejection.Reason, Long> rejected,
        SortedMap<String, TrackableScore> trackables,
        Optional<AnonymousScore> anonymous) {

    /** Copies the maps. */
    public ReplayScore {
        EnumMap<FixRejection.Reason, Long> counts = new EnumMap<>(FixRejection.Reason.class);
        counts.putAll(rejected);
        rejected = Collections.unmodifiableMap(counts);
        trackables = Collections.unmodifiableSortedMap(new TreeMap<>(trackables));
    }
}
