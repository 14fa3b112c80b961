package org.sitedatum.cluster.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is sent back.
 *
 * @param status the HTTP status
 * @param contentType of the body; empty without one
 * @param headers beside the server's own
 * @param body may be empty
 */
public record Answer(int status, String contentType, Map<String, String> headers, Buffer body) {

    /** Content type of JSON. */
    public static final String JSON = "application/json";

    /** Copies the map. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** 200 with JSON. */
    public static Answer json(JsonNode json) {
        return json(200, json);
    }

    /** JSON with another status. */
    public static Answer json(int status, JsonNode json) {
        return new Answer(status, JSON, Map.of(), Buffer.buffer(json.toString()));
    }

    /** 200 with JSON that is written already. */
    public static Answer written(Buffer json) {
        return new Answer(200, JSON, Map.of(), json);
    }

    /** 200 with text. */
    public static Answer text(String contentType, String text) {
        return new Answer(200, contentType, Map.of(), Buffer.buffer(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** A status and nothing more. */
    public static Answer empty(int status) {
        return new Answer(status, "", Map.of(), Buffer.buffer());
    }

    static Answer of(Problem problem) {
        Buffer body = Buffer.buffer(problem.json().toString());
        return new Answer(problem.status(), "application/problem+json", Map.of(), body);
    }

    /** The same with a header more. */
    public Answer with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Answer(status, contentType, more, body);
    }
}
