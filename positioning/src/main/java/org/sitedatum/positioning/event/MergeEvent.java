package org.sitedatum.positioning.event;

/**
 * An anonymous track and an identified body proved to be one body, or not to be one after all.
 *
 * @param sequence counts the events of the engine
 * @param stampNanos when it was decided, ns since the Unix epoch
 * @param anonymous id under which the anonymous track was published
 * @param trackable id of the identified body
 * @param change what happened
 * @param probability that the two are one, 0..1
 */
public record MergeEvent(
        long sequence, long stampNanos, String anonymous, String trackable, Change change, double probability)
        implements SiteEvent {

    /** What happened. */
    public enum Change {
        /** From now on one body under the trackable's id. */
        MERGED,
        /** A merge was wrong: from now on two bodies again. */
        PARTED
    }

    @Override
    public String kind() {
        return "merge";
    }

    @Override
    public String subject() {
        return trackable;
    }
}
