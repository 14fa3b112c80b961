package org.sitedatum.positioning.replay;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;

/**
 * The revisions of a site during a recording.
 *
 * @param first the site at its beginning
 * @param revision number of that; 0 when it is not known
 * @param later what came after, in order of number and time
 */
public record SiteHistory(Site first, long revision, List<Step> later) {

    /**
     * Another revision, taken while the recording ran.
     *
     * @param fromNanos every fix received by then was heard before it, all others after it; ns since the Unix epoch
     * @param revision its number
     * @param site the site as it was from then on
     */
    public record Step(long fromNanos, long revision, Site site) {}

    /** Sorts the later revisions by number. */
    public SiteHistory {
        List<Step> sorted = new ArrayList<>(later);
        sorted.sort(Comparator.comparingLong(Step::revision));
        later = List.copyOf(sorted);
    }

    /** One site all the time. */
    public static SiteHistory of(Site site) {
        return new SiteHistory(site, 0, List.of());
    }

    /** Ids of all bodies that any revision lists. */
    public Set<String> trackables() {
        Set<String> ids = new TreeSet<>();
        first.trackables().stream().map(Trackable::id).forEach(ids::add);
        later.forEach(
                step -> step.site().trackables().stream().map(Trackable::id).forEach(ids::add));
        return ids;
    }
}
