package org.sitedatum.frames.geo;

/** The WGS84 ellipsoid (NGA.STND.0036, table 3.1) and its derived constants. */
final class Wgs84 {

    /** Semi-major axis, m. */
    static final double A = 6378137.0;

    /** Flattening. */
    static final double F = 1 / 298.257223563;

    /** Semi-minor axis, m. */
    static final double B = A * (1 - F);

    /** First eccentricity squared. */
    static final double E2 = F * (2 - F);

    /** Second eccentricity squared. */
    static final double EP2 = E2 / (1 - E2);

    private Wgs84() {}
}
