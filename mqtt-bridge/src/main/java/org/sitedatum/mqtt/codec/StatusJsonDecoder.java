package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the status topic's payload. Thread-safe. */
public final class StatusJsonDecoder {
    private static final ObjectReader READER =
            new ObjectMapper(StrictJson.factory(StrictJson.MAX_DOCUMENT)).readerFor(JsonNode.class);

    /** The status; empty when it cannot be read as one. Rates and health that are not numbers and texts are left out. */
    public Optional<NodeStatus> decode(byte[] payload) {
        try {
            JsonNode root = READER.readTree(payload);
            JsonNode epoch = root.path("epoch");
            JsonNode state = root.path("state");
            if (!root.path("owner").isTextual() || !epoch.canConvertToLong() || !epoch.isIntegralNumber()) {
                return Optional.empty();
            }
            for (NodeStatus.State candidate : NodeStatus.State.values()) {
                if (candidate.word().equals(state.textValue())) {
                    return Optional.of(new NodeStatus(
                            root.get("owner").textValue(),
                            epoch.longValue(),
                            candidate,
                            root.path("stamp").asLong() * 1000,
                            rates(root.path("rates")),
                            health(root.path("health")),
                            root.path("lag").asDouble(0),
                            root.path("failovers").asLong(0)));
                }
            }
            return Optional.empty();
        } catch (IOException | RuntimeException notStatus) {
            return Optional.empty();
        }
    }

    private static Map<String, Double> rates(JsonNode node) {
        Map<String, Double> rates = new HashMap<>();
        for (Map.Entry<String, JsonNode> rate : node.properties()) {
            if (rate.getValue().isNumber()) {
                rates.put(rate.getKey(), rate.getValue().doubleValue());
            }
        }
        return rates;
    }

    private static Map<String, String> health(JsonNode node) {
        Map<String, String> health = new HashMap<>();
        for (Map.Entry<String, JsonNode> problem : node.properties()) {
            if (problem.getValue().isTextual()) {
                health.put(problem.getKey(), problem.getValue().textValue());
            }
        }
        return health;
    }
}
