package org.sitedatum.positioning.survey;

/**
 * A range that does not fit.
 *
 * @param from anchor or tag id
 * @param to anchor id
 * @param stampNanos of a range to a tag; 0 between anchors
 * @param measured m
 * @param fitted distance of the surveyed places with what all ranges are long by, m
 * @param probability that a direct range is at least this far off
 * @param kind what it looks like
 */
public record SuspiciousRange(
        String from, String to, long stampNanos, double measured, double fitted, double probability, Kind kind) {

    /** What a range that does not fit looks like. */
    public enum Kind {
        /** Longer by what an obstacle does. */
        DELAYED,
        /** Beyond any delay, or shorter than the way. */
        WRONG
    }
}
