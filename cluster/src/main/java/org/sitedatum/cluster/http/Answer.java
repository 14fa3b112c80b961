package org.sitedatum.cluster.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is sent back.
 *
 * @param status the HTTP status
 * @param contentType of the body; empty without one
 * @param headers beside the server's own
 * @param body may be empty
 * @param file what is sent instead of the body
 */
public record Answer(
        int status, String contentType, Map<String, String> headers, Buffer body, Optional<SentFile> file) {

    /**
     * A file that is sent as it lies on the disk.
     *
     * @param path where
     * @param passing whether it is deleted afterwards
     */
    public record SentFile(Path path, boolean passing) {}

    /** Content type of JSON. */
    public static final String JSON = "application/json";

    /** Copies the map. */
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** With a body in memory. */
    public Answer(int status, String contentType, Map<String, String> headers, Buffer body) {
        this(status, contentType, headers, body, Optional.empty());
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

    /** 200 with a file of the disk. */
    public static Answer file(String contentType, SentFile file) {
        return new Answer(200, contentType, Map.of(), Buffer.buffer(), Optional.of(file));
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
        return new Answer(status, contentType, more, body, file);
    }
}
