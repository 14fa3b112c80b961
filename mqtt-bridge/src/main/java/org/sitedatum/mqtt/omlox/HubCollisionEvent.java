package org.sitedatum.mqtt.omlox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code CollisionEvent}: the outlines of two trackables meet.
 *
 * @param id a UUID
 * @param type what happened
 * @param start when they first met
 * @param end when they parted
 * @param time when they were last seen to overlap
 * @param mover who caused the event
 * @param other whom it met
 * @param area what both cover: a closed line; a single point where they only touch; empty when they are apart
 * @param centerDistance m
 */
public record HubCollisionEvent(
        String id,
        Type type,
        Instant start,
        Optional<Instant> end,
        Optional<Instant> time,
        Party mover,
        Party other,
        List<GeoPoint> area,
        double centerDistance) {

    /** Copies the list. */
    public HubCollisionEvent {
        area = List.copyOf(area);
    }

    /** What happened. */
    public enum Type {
        /** They overlap now. */
        COLLISION_START,
        /** They still do. */
        COLLIDING,
        /** They have parted. */
        COLLISION_END
    }

    /**
     * One of the two.
     *
     * @param id of the trackable
     * @param position of its centre
     * @param geometry its outline there
     * @param floor ordinal of the storey
     */
    public record Party(String id, GeoPoint position, GeoPolygon geometry, OptionalDouble floor) {}
}
