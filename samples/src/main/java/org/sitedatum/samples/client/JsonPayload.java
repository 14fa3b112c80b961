package org.sitedatum.samples.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/** The value shapes of the contract in one JSON object. */
final class JsonPayload {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode object;

    private JsonPayload(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads an object.
     *
     * @throws IOException when the payload is not a JSON object
     */
    static JsonPayload read(byte[] payload) throws IOException {
        JsonNode node = JSON.readTree(payload);
        if (node == null || !node.isObject()) {
            throw new IOException("payload is not a JSON object");
        }
        return new JsonPayload(node);
    }

    /** Required text. */
    String text(String field) throws IOException {
        return required(field).asText();
    }

    /** Optional text, empty string when absent. */
    String textOrEmpty(String field) {
        return object.path(field).asText("");
    }

    /** Required integer. */
    long integer(String field) throws IOException {
        return required(field).asLong();
    }

    /** Optional number; NaN when absent. */
    double number(String field) {
        return object.path(field).asDouble(Double.NaN);
    }

    /** Required stamp: integer microseconds or ISO 8601, as ns since the Unix epoch. */
    long stampNanos(String field) throws IOException {
        JsonNode stamp = required(field);
        if (stamp.isTextual()) {
            Instant instant = Instant.parse(stamp.asText());
            return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
        }
        return stamp.asLong() * 1000;
    }

    /** Required [x, y, z]. */
    Vector3 vector(String field) throws IOException {
        JsonNode v = required(field);
        return new Vector3(v.path(0).asDouble(), v.path(1).asDouble(), v.path(2).asDouble());
    }

    /** Optional [x, y, z, w]. */
    Optional<Quaternion> quaternion(String field) {
        JsonNode q = object.path(field);
        if (q.size() != 4) {
            return Optional.empty();
        }
        return Optional.of(new Quaternion(
                q.path(0).asDouble(),
                q.path(1).asDouble(),
                q.path(2).asDouble(),
                q.path(3).asDouble()));
    }

    private JsonNode required(String field) throws IOException {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new IOException("payload has no " + field);
        }
        return value;
    }
}
