package org.sitedatum.frames.geo;

/**
 * Where the site origin is on Earth and how the site is turned.
 *
 * @param position of the site origin
 * @param headingDeg degrees that the site x axis is turned counter-clockwise from east, seen from above; [-360, 360].
 *     Zero: site x is east, y is north. Not a compass heading.
 */
public record SiteOrigin(Geodetic position, double headingDeg) {

    /** Refuses a heading outside the range above with an {@link IllegalArgumentException}. */
    public SiteOrigin {
        Checked.inRange("headingDeg", headingDeg, -360, 360);
    }
}
