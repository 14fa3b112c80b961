package org.sitedatum.positioning.event;

/**
 * Two bodies came near each other or parted.
 *
 * @param sequence counts the events of the engine
 * @param stampNanos of the pose that showed it, ns since the Unix epoch
 * @param first the lesser of the two body ids
 * @param second the greater of the two body ids
 * @param change what happened
 * @param distance between their outlines, m; 0 when they overlap
 * @param startNanos when they came near, ns since the Unix epoch
 */
public record ProximityEvent(
        long sequence, long stampNanos, String first, String second, Change change, double distance, long startNanos)
        implements SiteEvent {

    /** What happened. */
    public enum Change {
        /** Nearer than the proximity distance. */
        STARTED,
        /** Farther again, or one of the two is not heard any more. */
        ENDED
    }

    @Override
    public String kind() {
        return "proximity";
    }

    @Override
    public String subject() {
        return first;
    }
}
