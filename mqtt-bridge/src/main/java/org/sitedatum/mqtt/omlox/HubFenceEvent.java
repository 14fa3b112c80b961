package org.sitedatum.mqtt.omlox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code FenceEvent}: somebody entered or left a fence.
 *
 * @param id a UUID
 * @param fenceId whose
 * @param isEntry {@code region_entry}, else {@code region_exit}
 * @param providerId of a provider by itself, or one of the trackable's
 * @param trackableId whose entry or exit it is
 * @param trackables the provider is on
 * @param foreignId of the fence
 * @param entry when the stay began
 * @param exit when it ended
 * @param properties of the fence
 */
public record HubFenceEvent(
        String id,
        String fenceId,
        boolean isEntry,
        Optional<String> providerId,
        Optional<String> trackableId,
        List<String> trackables,
        Optional<String> foreignId,
        Optional<Instant> entry,
        Optional<Instant> exit,
        Optional<RawJson> properties) {

    /** Copies the list. */
    public HubFenceEvent {
        trackables = List.copyOf(trackables);
    }

    /** The standard's word. */
    public String type() {
        return isEntry ? "region_entry" : "region_exit";
    }
}
