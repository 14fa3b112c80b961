package org.sitedatum.mqtt.vendor;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.positioning.EntityId;

/**
 * One adapter instance.
 *
 * @param kind which format
 * @param source its name: the source of its fixes
 * @param topic MQTT topic filter it listens on; empty: fed another way
 * @param placement unit, axes and frame of its positions
 * @param spread how far they are off where a message does not say
 * @param trustStamps false: the sender's clock is not set, so the time of receipt stands in
 * @param floor floor id of all its fixes
 * @param sensor id of the camera or detector of the site; empty: as the message names it
 * @param idPrefix put before the ids of bodies and markers as the vendor has them
 * @param pixels from the detector's image coordinates to calibrated pixels
 * @param maps where the maps of robots are, by the robots' map id; empty: all in the adapter's own frame
 * @param habits what this sender does differently
 */
public record AdapterOptions(
        AdapterKind kind,
        String source,
        String topic,
        Placement placement,
        Spread spread,
        boolean trustStamps,
        Optional<String> floor,
        Optional<String> sensor,
        String idPrefix,
        PixelScale pixels,
        Map<String, MapPlace> maps,
        Set<Habit> habits) {

    /** What some senders of a format do and others do not. */
    public enum Habit {
        /** PANS: user data carries ranges. */
        RANGES_IN_DATA,
        /** TI mmWave: the length of a TLV counts its own header. */
        TLV_LENGTH_WITH_HEADER,
        /** VDA 5050: positions are the robot's own odometry, not places on a map of the site. */
        AS_ODOMETRY
    }

    /** Copies the set; a source that is no id is an {@link IllegalArgumentException}. */
    public AdapterOptions {
        maps = Map.copyOf(maps);
        habits = Set.copyOf(habits);
        if (!EntityId.isValid(source)) {
            throw new IllegalArgumentException("adapter source is no id: 1 to 128 of letters, digits, - _ . :");
        }
    }

    /** The usual settings of a format: its own unit and axes, in the site frame. */
    public static AdapterOptions of(AdapterKind kind, String source) {
        return new AdapterOptions(
                kind,
                source,
                "",
                kind.usualPlacement(),
                kind.usualSpread(),
                true,
                Optional.empty(),
                Optional.empty(),
                "",
                PixelScale.SAME,
                Map.of(),
                Set.of());
    }

    /** The same on another topic filter. */
    public AdapterOptions withTopic(String filter) {
        return new AdapterOptions(
                kind, source, filter, placement, spread, trustStamps, floor, sensor, idPrefix, pixels, maps, habits);
    }

    /** The same in another frame, unit or order of axes. */
    public AdapterOptions withPlacement(Placement other) {
        return new AdapterOptions(
                kind, source, topic, other, spread, trustStamps, floor, sensor, idPrefix, pixels, maps, habits);
    }

    /** The same for a named camera or detector. */
    public AdapterOptions withSensor(String id) {
        return new AdapterOptions(
                kind,
                source,
                topic,
                placement,
                spread,
                trustStamps,
                floor,
                Optional.of(id),
                idPrefix,
                pixels,
                maps,
                habits);
    }

    /** The same with these habits. */
    public AdapterOptions withHabits(Habit... others) {
        return new AdapterOptions(
                kind,
                source,
                topic,
                placement,
                spread,
                trustStamps,
                floor,
                sensor,
                idPrefix,
                pixels,
                maps,
                Set.of(others));
    }

    /** The same with maps of robots. */
    public AdapterOptions withMaps(Map<String, MapPlace> others) {
        return new AdapterOptions(
                kind, source, topic, placement, spread, trustStamps, floor, sensor, idPrefix, pixels, others, habits);
    }
}
