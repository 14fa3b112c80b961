package org.sitedatum.positioning.event;

import java.util.List;
import org.sitedatum.positioning.revision.ObjectChange;

/**
 * From now on the site is as another revision of its document has it. Poses that carry this revision were computed with it.
 *
 * @param sequence counts the events of the engine
 * @param stampNanos from when it holds, ns since the Unix epoch
 * @param site site id
 * @param revision the one that holds now
 * @param replaced the one that held before
 * @param changeCount how many objects of the site are different
 * @param changes what is different, {@value #MOST_CHANGES} at most
 */
public record RevisionEvent(
        long sequence,
        long stampNanos,
        String site,
        long revision,
        long replaced,
        int changeCount,
        List<ObjectChange> changes)
        implements SiteEvent {

    /** So many changes are told one by one, so that the event fits into a message; the store has them all. */
    public static final int MOST_CHANGES = 100;

    /** Copies the list. */
    public RevisionEvent {
        changes = List.copyOf(changes);
    }

    /** Of all changes between two revisions. */
    public static RevisionEvent of(
            long sequence, long stampNanos, String site, long revision, long replaced, List<ObjectChange> changes) {
        List<ObjectChange> told = changes.size() <= MOST_CHANGES ? changes : changes.subList(0, MOST_CHANGES);
        return new RevisionEvent(sequence, stampNanos, site, revision, replaced, changes.size(), told);
    }

    @Override
    public String kind() {
        return "revision";
    }

    @Override
    public String subject() {
        return site;
    }
}
