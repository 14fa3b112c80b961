package org.sitedatum.positioning.survey;

import java.util.OptionalDouble;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.Vector3;

/**
 * A point known in the site and on Earth.
 *
 * @param name for people
 * @param site m; z counts only when a height is given
 * @param latDeg degrees, WGS84, [-90, 90]
 * @param lonDeg degrees, WGS84, [-180, 180]
 * @param height m above the WGS84 ellipsoid; empty: not known
 */
public record ControlPoint(String name, Vector3 site, double latDeg, double lonDeg, OptionalDouble height) {

    /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
    public ControlPoint {
        Checked.position("control point " + name, site);
        Checked.within("latDeg of " + name, latDeg, -90, 90);
        Checked.within("lonDeg of " + name, lonDeg, -180, 180);
        height.ifPresent(h -> Checked.within("h of " + name, h, -12_000, 100_000));
    }

    /** On Earth, at a height to be taken when its own is not known. */
    Geodetic geodetic(double otherwise) {
        return new Geodetic(latDeg, lonDeg, height.orElse(otherwise));
    }
}
