package org.sitedatum.mqtt.omlox;

import java.util.List;

/** A region or place: GeoJSON {@code Point} or {@code Polygon}. */
public sealed interface GeoShape permits GeoPoint, GeoPolygon {

    /** All its points. */
    List<GeoPoint> points();
}
