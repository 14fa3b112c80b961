package org.sitedatum.cluster.omlox;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The published OpenAPI document of the hub, which stands beside a checkout; tests that need it are skipped without it. */
final class HubApi {

    /** A placeholder for the WebSocket, which is opened by a GET. */
    private static final String PLACEHOLDER = "PUT /ws/socket";

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");

    private final JsonNode document;

    private HubApi(JsonNode document) {
        this.document = document;
    }

    static HubApi read() {
        String configured = System.getProperty("sitedatum.shared", "");
        Optional<Path> file = Stream.concat(
                        Stream.of(configured).filter(name -> !name.isEmpty()).map(Path::of),
                        Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                                .map(at -> at.resolve("shared")))
                .map(shared -> shared.resolve("conformance/omlox/omlox_Hub_API_2.0.0.json"))
                .filter(Files::isRegularFile)
                .findFirst();
        assumeTrue(file.isPresent(), "the hub's OpenAPI document is not beside this checkout");
        try {
            return new HubApi(HubNode.JSON.readTree(Files.readAllBytes(file.orElseThrow())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Method and path of every real operation. */
    Set<String> operations() {
        Set<String> operations = new TreeSet<>();
        document.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(method -> METHODS.contains(method.getKey()))
                        .forEach(method ->
                                operations.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())));
        operations.remove(PLACEHOLDER);
        return operations;
    }

    /** An operation with each of its query parameters. */
    Set<String> parameters() {
        Set<String> all = new TreeSet<>();
        for (String operation : operations()) {
            for (JsonNode parameter : node(operation).path("parameters")) {
                JsonNode real = resolved(parameter);
                if (real.path("in").asText().equals("query")) {
                    all.add(operation + "?" + real.path("name").asText());
                }
            }
        }
        return all;
    }

    private JsonNode node(String operation) {
        String[] parts = operation.split(" ");
        return document.get("paths").get(parts[1]).get(parts[0].toLowerCase(Locale.ROOT));
    }

    /** The operation that a path, without its query, belongs to. */
    String operation(String method, String path) {
        return operations().stream()
                .filter(one -> one.startsWith(method + " "))
                .filter(one ->
                        path.matches("/v2" + one.substring(method.length() + 1).replaceAll("\\{\\w+}", "[^/]+")))
                .min(java.util.Comparator.comparingInt(one -> one.contains("{") ? one.indexOf('{') * -1 + 1_000 : 0))
                .orElseThrow(() -> new IllegalArgumentException(method + " " + path));
    }

    /** What is wrong with an answer; GeoJSON has no schema there. */
    List<String> faults(String operation, int status, String body, boolean geojson) {
        JsonNode response = resolved(node(operation).get("responses").path("" + status));
        if (response.isMissingNode()) {
            return List.of(operation + " has no answer " + status);
        }
        JsonNode schema = response.path("content").path("application/json").path("schema");
        boolean isEmptySuccess = status == 204;
        if (isEmptySuccess || schema.isMissingNode() || geojson) {
            return isEmptySuccess && !body.isEmpty() ? List.of(operation + " " + status + " has a body") : List.of();
        }
        ObjectNode whole = schema.deepCopy();
        if (whole.has("$ref")) {
            whole = HubNode.JSON
                    .createObjectNode()
                    .set("allOf", HubNode.JSON.createArrayNode().add(whole));
        }
        whole.set("components", document.get("components"));
        List<String> faults = new ArrayList<>();
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema(whole)
                .validate(HubNode.json(body))
                .forEach(message -> faults.add(operation + " " + status + ": " + message));
        return faults;
    }

    private JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
