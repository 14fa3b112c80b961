package org.sitedatum.mqtt.omlox;

import java.util.List;

/**
 * GeoJSON {@code Polygon}.
 *
 * @param rings the outer ring, then holes; each ends where it began
 */
public record GeoPolygon(List<List<GeoPoint>> rings) implements GeoShape {

    /** Copies the lists. */
    public GeoPolygon {
        rings = rings.stream().map(List::copyOf).toList();
    }

    @Override
    public List<GeoPoint> points() {
        return rings.stream().flatMap(List::stream).toList();
    }
}
