package org.sitedatum.cluster.replay;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.positioning.replay.ScoringOptions;
import org.sitedatum.positioning.site.Site;

/**
 * What is to be replayed.
 *
 * @param site whose recording it is
 * @param recording its name
 * @param place its folder or file
 * @param with with what, for people: {@code as recorded}, {@code revision 3}, {@code draft east}
 * @param other the site to replay it with; empty: the recording's own, with the revisions it had on the way
 * @param revision number of {@code other}; 0 when it has none
 * @param onlySources the sources wanted; empty: all
 * @param scoring how to compare with the truth
 * @param fixes how many there are, for the progress
 */
public record ReplayPlan(
        String site,
        String recording,
        Path place,
        String with,
        Optional<Site> other,
        long revision,
        Set<String> onlySources,
        ScoringOptions scoring,
        long fixes) {

    /** Copies the set. */
    public ReplayPlan {
        onlySources = Set.copyOf(onlySources);
    }
}
