package org.sitedatum.mqtt.omlox;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code Trackable}: a body with providers on it.
 *
 * @param id a UUID
 * @param isOmlox whether it assigns its providers itself ({@code omlox}), else {@code virtual}
 * @param name for people
 * @param geometry its outline, as it was given
 * @param extrusion m
 * @param providers ids of its location providers, as they were given
 * @param settings for fences; its timeout is called {@code fence_timeout}
 * @param radius m
 * @param properties kept to the letter
 * @param rules which of its providers' locations count; empty: all
 */
public record HubTrackable(
        String id,
        boolean isOmlox,
        Optional<String> name,
        Optional<GeoPolygon> geometry,
        OptionalDouble extrusion,
        List<String> providers,
        FenceSettings settings,
        OptionalDouble radius,
        Optional<RawJson> properties,
        List<LocatingRule> rules) {

    /** Copies the lists. */
    public HubTrackable {
        providers = List.copyOf(providers);
        rules = List.copyOf(rules);
    }
}
