package org.sitedatum.mqtt.omlox;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code Fence}: a region that raises events.
 *
 * @param id a UUID
 * @param region in {@code crs}
 * @param radius m about a point
 * @param extrusion m; empty: up to the ceiling of its floor, or without end when it has none; 0: a plane
 * @param floor ordinal of the storey
 * @param foreignId its name in another system
 * @param name for people
 * @param settings its timeout is called {@code timeout}
 * @param crs {@code EPSG:4326}, also when it was not said, {@code EPSG:n} or {@code local}
 * @param zoneId whose metres {@code local} are
 * @param elevationRef {@code floor} or {@code wgs84}
 * @param properties kept to the letter
 */
public record HubFence(
        String id,
        GeoShape region,
        OptionalDouble radius,
        OptionalDouble extrusion,
        OptionalDouble floor,
        Optional<String> foreignId,
        Optional<String> name,
        FenceSettings settings,
        String crs,
        Optional<String> zoneId,
        Optional<String> elevationRef,
        Optional<RawJson> properties) {

    /** The same region in other coordinates. */
    public HubFence at(GeoShape newRegion, String newCrs, Optional<String> newZone) {
        return new HubFence(
                id,
                newRegion,
                radius,
                extrusion,
                floor,
                foreignId,
                name,
                settings,
                newCrs,
                newZone,
                elevationRef,
                properties);
    }
}
