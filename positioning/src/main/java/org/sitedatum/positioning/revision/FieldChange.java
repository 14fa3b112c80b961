package org.sitedatum.positioning.revision;

/**
 * One field of an object that is not as it was.
 *
 * @param field as in the site document, for example {@code position}
 * @param before its value, readable; empty when it was not given
 * @param after its value, readable; empty when it is not given any more
 * @param moved for a place, how far, m; else NaN
 * @param turned for an orientation, by what angle, rad in 0..pi; else NaN
 */
public record FieldChange(String field, String before, String after, double moved, double turned) {

    /** A field that is neither place nor orientation. */
    public static FieldChange of(String field, String before, String after) {
        return new FieldChange(field, before, after, Double.NaN, Double.NaN);
    }

    /** In words, for example {@code position moved 0.42 m, from (1, 2, 3) to (1.42, 2, 3)}. */
    public String text() {
        if (before.isEmpty()) {
            return field + " set to " + after;
        }
        if (after.isEmpty()) {
            return field + " no longer given, was " + before;
        }
        String change = field + " from " + before + " to " + after;
        if (!Double.isNaN(moved)) {
            change = field + " moved " + FieldText.number(moved, 3) + " m, from " + before + " to " + after;
        } else if (!Double.isNaN(turned)) {
            change = field + " turned " + FieldText.degrees(turned) + ", from " + before + " to " + after;
        }
        return change;
    }

    /** True when it is a place or an orientation. */
    public boolean isMove() {
        return !Double.isNaN(moved) || !Double.isNaN(turned);
    }
}
