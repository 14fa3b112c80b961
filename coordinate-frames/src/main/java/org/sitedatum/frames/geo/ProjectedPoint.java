package org.sitedatum.frames.geo;

/**
 * A position on a map. Which map is said by the {@link ProjectedCrs} that made it.
 *
 * <p>Always easting before northing, also for a CRS that lists its axes the other way round. A CRS whose axes point west
 * and south (EPSG:2046 to 2055) keeps its signs.
 *
 * @param easting in the unit of the CRS
 * @param northing in the unit of the CRS
 * @param height m above the WGS84 ellipsoid; carried along, not projected
 */
public record ProjectedPoint(double easting, double northing, double height) {

    /** Refuses NaN and infinities with an {@link IllegalArgumentException}. */
    public ProjectedPoint {
        Checked.finite("easting", easting);
        Checked.finite("northing", northing);
        Checked.inRange("height", height, Geodetic.MIN_HEIGHT, Geodetic.MAX_HEIGHT);
    }
}
