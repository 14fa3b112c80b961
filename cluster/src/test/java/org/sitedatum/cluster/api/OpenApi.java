package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The project's OpenAPI document. */
final class OpenApi {

    private static final Path FILE = Path.of("..", "docs", "openapi.yaml");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final JsonNode document;

    private OpenApi(JsonNode document) {
        this.document = document;
    }

    static OpenApi read() {
        try {
            return new OpenApi(new ObjectMapper(new YAMLFactory()).readTree(Files.readAllBytes(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code GET /path} by operation id. */
    Map<String, String> operations() {
        Map<String, String> operations = new TreeMap<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method -> operations.put(
                                method.getValue().get("operationId").asText(),
                                method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        return operations;
    }

    /** What is wrong with an answer to an operation; empty when it is as described. */
    List<String> faults(String operation, int status, Optional<String> contentType, String body) throws IOException {
        String[] route = operations().get(operation).split(" ");
        JsonNode responses = document.get("paths")
                .get(route[1])
                .get(route[0].toLowerCase(Locale.ROOT))
                .get("responses");
        JsonNode response =
                resolved(responses.has("" + status) ? responses.get("" + status) : responses.path("default"));
        if (response.isMissingNode()) {
            return List.of(operation + " has no answer " + status);
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return body.isEmpty() ? List.of() : List.of(operation + " " + status + " should have no body");
        }
        String type = contentType.orElse("").split(";")[0];
        if (!content.has(type)) {
            return List.of(operation + " " + status + " came as " + type);
        }
        if (!type.endsWith("json")) {
            return List.of();
        }
        ObjectNode schema = content.get(type).get("schema").deepCopy();
        schema.set("components", document.get("components"));
        List<String> faults = new ArrayList<>();
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(new ObjectMapper().readTree(body))
                .forEach(message -> faults.add(operation + " " + status + ": " + message));
        return faults;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
