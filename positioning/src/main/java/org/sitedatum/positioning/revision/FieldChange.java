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

    /** True when it is a place or an orientation. */
    public boolean isMove() {
        return !Double.isNaN(moved) || !Double.isNaN(turned);
    }
}
