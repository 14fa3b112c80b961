package org.sitedatum.cluster.api.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.sitedatum.cluster.live.LiveItem;
import org.sitedatum.cluster.live.LivePose;

/** A pose that stood before somebody subscribed, as one that has just been said. */
final class StandingPose {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private StandingPose() {}

    static LivePose read(LiveItem item) {
        try {
            JsonNode pose = MAPPER.readTree(item.json());
            JsonNode position = pose.path("position");
            return new LivePose(
                    "",
                    item.epoch(),
                    item.key(),
                    item.stampNanos(),
                    Optional.ofNullable(pose.path("floor").textValue()),
                    position.path(0).doubleValue(),
                    position.path(1).doubleValue(),
                    position.path(2).doubleValue(),
                    item.json());
        } catch (IOException ownJson) {
            throw new UncheckedIOException(ownJson);
        }
    }
}
