package org.sitedatum.positioning.survey;

/**
 * A measured distance between a tag and an anchor.
 *
 * @param tag tag id
 * @param stampNanos ns since the Unix epoch
 * @param anchor anchor id
 * @param range m
 * @param sigma standard deviation of a direct range, m
 */
public record TagRange(String tag, long stampNanos, String anchor, double range, double sigma) {

    /** Refuses ids and numbers out of range with an {@link IllegalArgumentException}. */
    public TagRange {
        Checked.id("tag", tag);
        Checked.id("anchor", anchor);
        Checked.range(range);
        Checked.sigma(sigma);
    }
}
