package org.sitedatum.positioning.survey;

import org.sitedatum.frames.geometry.Vector3;

/**
 * A range to a tag that lay at a known place.
 *
 * @param anchor anchor id
 * @param tag tag id
 * @param place of the tag, m in the site frame
 * @param range m
 */
public record RangeAtPlace(String anchor, String tag, Vector3 place, double range) {

    /** Refuses ids and numbers out of range with an {@link IllegalArgumentException}. */
    public RangeAtPlace {
        Checked.id("anchor", anchor);
        Checked.id("tag", tag);
        Checked.position("place", place);
        Checked.range(range);
    }
}
