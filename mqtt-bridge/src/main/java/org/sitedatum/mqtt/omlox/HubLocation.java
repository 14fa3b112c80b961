package org.sitedatum.mqtt.omlox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code Location}: where a provider says it is.
 *
 * @param position in {@code crs}
 * @param source id or foreign id of the zone, or id of a device that locates itself
 * @param providerType what it was measured with
 * @param providerId as it was given
 * @param generated when it was measured
 * @param sent when it was sent
 * @param crs {@code local}, also when it was not said, or {@code EPSG:n}
 * @param accuracy horizontal, m
 * @param floor ordinal of the storey, 0 the ground floor; a mezzanine has a fraction
 * @param trueHeading degrees clockwise from true north; negative: invalid
 * @param magneticHeading degrees clockwise from magnetic north
 * @param headingAccuracy degrees
 * @param elevationRef {@code floor} or {@code wgs84}
 * @param speed m/s
 * @param course degrees clockwise from true north
 * @param associated with a Wi-Fi network
 * @param trackables ids of the bodies it stands for
 * @param properties kept to the letter
 */
public record HubLocation(
        GeoPoint position,
        String source,
        ProviderType providerType,
        String providerId,
        Optional<Instant> generated,
        Optional<Instant> sent,
        String crs,
        OptionalDouble accuracy,
        OptionalDouble floor,
        OptionalDouble trueHeading,
        OptionalDouble magneticHeading,
        OptionalDouble headingAccuracy,
        Optional<String> elevationRef,
        OptionalDouble speed,
        OptionalDouble course,
        Optional<Boolean> associated,
        List<String> trackables,
        Optional<RawJson> properties) {

    /** Copies the list. */
    public HubLocation {
        trackables = List.copyOf(trackables);
    }

    /** A place and nothing more. */
    public static HubLocation of(GeoPoint position, String crs, String source, ProviderType type, String providerId) {
        return new HubLocation(
                position,
                source,
                type,
                providerId,
                Optional.empty(),
                Optional.empty(),
                crs,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty());
    }

    /** The same place in another CRS, whose heights are as {@code newElevationRef} says. */
    public HubLocation at(GeoPoint newPosition, String newCrs, String newSource, Optional<String> newElevationRef) {
        return new HubLocation(
                newPosition,
                newSource,
                providerType,
                providerId,
                generated,
                sent,
                newCrs,
                accuracy,
                floor,
                trueHeading,
                magneticHeading,
                headingAccuracy,
                newElevationRef,
                speed,
                course,
                associated,
                trackables,
                properties);
    }

    /** The same of these trackables. */
    public HubLocation of(List<String> newTrackables) {
        return new HubLocation(
                position,
                source,
                providerType,
                providerId,
                generated,
                sent,
                crs,
                accuracy,
                floor,
                trueHeading,
                magneticHeading,
                headingAccuracy,
                elevationRef,
                speed,
                course,
                associated,
                newTrackables,
                properties);
    }
}
