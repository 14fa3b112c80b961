package org.sitedatum.cluster.omlox;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the hub tells, with the filters of each. */
enum HubTopic {
    LOCATION_UPDATES("location_updates", true, List.of("provider_id", "provider_type", "source", "accuracy", "floor")),
    PROXIMITY_UPDATES("proximity_updates", false, List.of("provider_id", "provider_type", "source")),
    FENCE_EVENTS(
            "fence_events",
            true,
            List.of("fence_id", "foreign_id", "provider_id", "trackable_id", "event_type", "object_type")),
    TRACKABLE_MOTIONS("trackable_motions", false, List.of("id", "provider_id", "accuracy", "floor")),
    COLLISION_EVENTS("collision_events", false, List.of("object_id_1", "object_id_2", "collision_type", "floor"));

    static final String GEOJSON = ":geojson";

    private final String word;
    private final boolean hasGeoJson;
    private final List<String> filters;

    HubTopic(String word, boolean hasGeoJson, List<String> filters) {
        this.word = word;
        this.hasGeoJson = hasGeoJson;
        this.filters = filters;
    }

    String word() {
        return word;
    }

    List<String> filters() {
        return filters;
    }

    /** The topic of a name, with or without {@code :geojson}. */
    static Optional<HubTopic> find(String name) {
        return Stream.of(values())
                .filter(topic -> topic.word.equals(name) || (topic.hasGeoJson && (topic.word + GEOJSON).equals(name)))
                .findFirst();
    }
}
