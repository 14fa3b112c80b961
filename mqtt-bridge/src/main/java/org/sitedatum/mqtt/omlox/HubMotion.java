package org.sitedatum.mqtt.omlox;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code TrackableMotion}: a trackable has moved.
 *
 * @param id of the trackable
 * @param location where it is
 * @param name of the trackable
 * @param geometry its outline there, in the CRS of the location
 * @param extrusion m
 * @param properties of the trackable
 */
public record HubMotion(
        String id,
        HubLocation location,
        Optional<String> name,
        Optional<GeoPolygon> geometry,
        OptionalDouble extrusion,
        Optional<RawJson> properties) {}
