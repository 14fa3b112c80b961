package org.sitedatum.frames.geo;

import org.sitedatum.frames.geometry.Vector3;

/**
 * A position in the Earth-centred, Earth-fixed WGS84 frame: x through latitude 0 longitude 0, z through the north pole.
 *
 * @param x m
 * @param y m
 * @param z m
 */
public record Ecef(double x, double y, double z) {

    private static final int MAX_ITERATIONS = 10;

    /** Refuses NaN and infinities with an {@link IllegalArgumentException}. */
    public Ecef {
        Checked.finite("x", x);
        Checked.finite("y", y);
        Checked.finite("z", z);
    }

    /** From a vector in the Earth-centred frame, m. */
    public static Ecef of(Vector3 position) {
        return new Ecef(position.x(), position.y(), position.z());
    }

    /** The coordinates as a vector, m. */
    public Vector3 toVector() {
        return new Vector3(x, y, z);
    }

    /**
     * The same point by latitude, longitude and height; exact to well under a micrometre. On the polar axis the
     * longitude is 0.
     *
     * <p>Source: Bowring, "Transformation from spatial to geographical coordinates", Survey Review 23 (1976), iterated
     * to its fixed point; height by Bowring, Survey Review 28 (1985), which holds at the poles too.
     *
     * @throws IllegalArgumentException when the point is more than 100 km under or 100,000 km above the ellipsoid
     */
    public Geodetic toGeodetic() {
        double p = Math.hypot(x, y);
        // beta: reduced latitude, tan(beta) = (1 - f) tan(lat)
        double beta = Math.atan2(z, (1 - Wgs84.F) * p);
        double lat = 0;
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double sinBeta = Math.sin(beta);
            double cosBeta = Math.cos(beta);
            // tan(lat) = (z + e'^2 b sin^3 beta) / (p - e^2 a cos^3 beta)
            lat = Math.atan2(
                    z + Wgs84.EP2 * Wgs84.B * sinBeta * sinBeta * sinBeta,
                    p - Wgs84.E2 * Wgs84.A * cosBeta * cosBeta * cosBeta);
            double next = Math.atan2((1 - Wgs84.F) * Math.sin(lat), Math.cos(lat));
            boolean settled = Math.abs(next - beta) < 1e-16;
            beta = next;
            if (settled) {
                break;
            }
        }
        double sinLat = Math.sin(lat);
        double height = p * Math.cos(lat) + z * sinLat - Wgs84.A * Math.sqrt(1 - Wgs84.E2 * sinLat * sinLat);
        Checked.inRange("height of " + this, height, Geodetic.MIN_HEIGHT, Geodetic.MAX_HEIGHT);
        double latDeg = Math.max(-90, Math.min(90, Math.toDegrees(lat)));
        return new Geodetic(latDeg, Math.toDegrees(Math.atan2(y, x)), height);
    }
}
