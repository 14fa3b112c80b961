package org.sitedatum.mqtt.omlox;

import java.util.List;
import java.util.OptionalDouble;

/**
 * GeoJSON {@code Point}.
 *
 * @param x easting, longitude in degrees, or local x in m
 * @param y northing, latitude in degrees, or local y in m
 * @param z height, m
 */
public record GeoPoint(double x, double y, OptionalDouble z) implements GeoShape {

    /** A point in the plane. */
    public static GeoPoint of(double x, double y) {
        return new GeoPoint(x, y, OptionalDouble.empty());
    }

    /** A point in space. */
    public static GeoPoint of(double x, double y, double z) {
        return new GeoPoint(x, y, OptionalDouble.of(z));
    }

    @Override
    public List<GeoPoint> points() {
        return List.of(this);
    }
}
