package org.sitedatum.positioning.survey;

/**
 * A measured distance between two anchors.
 *
 * @param from anchor id
 * @param to another anchor id
 * @param range m
 * @param sigma standard deviation of a direct range, m
 */
public record AnchorRange(String from, String to, double range, double sigma) {

    /** Refuses ids and numbers out of range with an {@link IllegalArgumentException}. */
    public AnchorRange {
        Checked.id("from", from);
        Checked.id("to", to);
        Checked.range(range);
        Checked.sigma(sigma);
        if (from.equals(to)) {
            throw new IllegalArgumentException("a range from anchor " + from + " to itself");
        }
    }
}
