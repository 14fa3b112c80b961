package org.sitedatum.mqtt.omlox;

import java.util.Optional;

/**
 * {@code SimpleTransform}: a point to be brought to the other CRS of a zone.
 *
 * @param position in {@code crs}
 * @param source id of the zone
 * @param crs {@code local}, also when it was not said, or {@code EPSG:4326}
 */
public record HubTransform(GeoPoint position, Optional<String> source, String crs) {}
