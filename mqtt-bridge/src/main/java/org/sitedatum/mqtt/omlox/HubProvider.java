package org.sitedatum.mqtt.omlox;

import java.util.Optional;

/**
 * {@code LocationProvider}: a tag, phone or beacon that can be located.
 *
 * @param id as it was given; see {@link ProviderKey}
 * @param type what it is located with
 * @param name for people
 * @param sensors whatever it measures, kept to the letter
 * @param settings for fences; its timeout is called {@code fence_timeout}
 * @param properties kept to the letter
 */
public record HubProvider(
        String id,
        ProviderType type,
        Optional<String> name,
        Optional<RawJson> sensors,
        FenceSettings settings,
        Optional<RawJson> properties) {

    /** A provider of whom no more is known. */
    public static HubProvider of(String id, ProviderType type) {
        return new HubProvider(id, type, Optional.empty(), Optional.empty(), FenceSettings.NONE, Optional.empty());
    }

    /** The same with other sensors. */
    public HubProvider withSensors(RawJson newSensors) {
        return new HubProvider(id, type, name, Optional.of(newSensors), settings, properties);
    }
}
