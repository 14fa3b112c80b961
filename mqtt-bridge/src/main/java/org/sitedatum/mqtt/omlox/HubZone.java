package org.sitedatum.mqtt.omlox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code Zone}: where a positioning system works, and how its coordinates lie on Earth.
 *
 * @param id a UUID
 * @param type {@code uwb}, {@code wifi}, {@code rfid} or {@code ibeacon}
 * @param foreignId its name in another system
 * @param position longitude and latitude in degrees
 * @param radius of a proximity zone, m
 * @param controlPoints places known on Earth and in the zone
 * @param incomplete whether more is still to be told
 * @param measured when the control points were recorded
 * @param site name of the site
 * @param building name of the building
 * @param floor ordinal of the storey
 * @param name for people
 * @param description for people
 * @param address for people
 * @param wgs84Height m above the ellipsoid
 * @param properties kept to the letter
 */
public record HubZone(
        String id,
        ProviderType type,
        Optional<String> foreignId,
        Optional<GeoPoint> position,
        OptionalDouble radius,
        List<ControlPair> controlPoints,
        boolean incomplete,
        Optional<Instant> measured,
        Optional<String> site,
        Optional<String> building,
        OptionalDouble floor,
        Optional<String> name,
        Optional<String> description,
        Optional<String> address,
        OptionalDouble wgs84Height,
        Optional<RawJson> properties) {

    /** Fewest pairs of a complete zone. */
    public static final int FEWEST_PAIRS = 4;

    /** Copies the list. */
    public HubZone {
        controlPoints = List.copyOf(controlPoints);
    }

    /**
     * A place known twice.
     *
     * @param lonDeg degrees
     * @param latDeg degrees
     * @param x m in the zone
     * @param y m in the zone
     */
    public record ControlPair(double lonDeg, double latDeg, double x, double y) {}

    /** The same with another id. */
    public HubZone withId(String newId) {
        return new HubZone(
                newId,
                type,
                foreignId,
                position,
                radius,
                controlPoints,
                incomplete,
                measured,
                site,
                building,
                floor,
                name,
                description,
                address,
                wgs84Height,
                properties);
    }
}
