package org.sitedatum.frames.geo;

/**
 * A position on Earth by WGS84 latitude, longitude and ellipsoidal height.
 *
 * <p>Height is above the ellipsoid, not above sea level: the two differ by up to 107 m. At a pole every longitude names
 * the same point; longitudes -180 and 180 are the same meridian.
 *
 * @param latDeg geodetic latitude in degrees, north positive, [-90, 90]
 * @param lonDeg longitude in degrees, east positive, [-180, 180]
 * @param height m above the WGS84 ellipsoid, [-100 km, 100,000 km]
 */
public record Geodetic(double latDeg, double lonDeg, double height) {

    static final double MIN_HEIGHT = -1e5;
    static final double MAX_HEIGHT = 1e8;

    /** Refuses NaN and values outside the ranges above with an {@link IllegalArgumentException}. */
    public Geodetic {
        Checked.inRange("latDeg", latDeg, -90, 90);
        Checked.inRange("lonDeg", lonDeg, -180, 180);
        Checked.inRange("height", height, MIN_HEIGHT, MAX_HEIGHT);
    }

    /** The same point in Earth-centred coordinates (closed form). */
    public Ecef toEcef() {
        double lat = Math.toRadians(latDeg);
        double lon = Math.toRadians(lonDeg);
        double sinLat = Math.sin(lat);
        double cosLat = Math.cos(lat);

        // n = a / sqrt(1 - e^2 sin^2 lat): radius of curvature in the prime vertical
        double n = Wgs84.A / Math.sqrt(1 - Wgs84.E2 * sinLat * sinLat);
        return new Ecef(
                (n + height) * cosLat * Math.cos(lon),
                (n + height) * cosLat * Math.sin(lon),
                (n * (1 - Wgs84.E2) + height) * sinLat);
    }
}
