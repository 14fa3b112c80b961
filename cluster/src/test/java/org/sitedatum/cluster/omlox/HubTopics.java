package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The hub's topics as docs/asyncapi.yaml has them. */
final class HubTopics {
    private final JsonNode document;
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    private HubTopics(JsonNode document) {
        this.document = document;
    }

    static HubTopics read() {
        try {
            Path file = Path.of("..", "docs", "asyncapi.yaml");
            return new HubTopics(new ObjectMapper(new YAMLFactory()).readTree(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Addresses of the hub. */
    List<String> addresses() {
        List<String> all = new ArrayList<>();
        document.get("channels").forEach(channel -> {
            String address = channel.get("address").asText();
            if (address.startsWith("/omlox/")) {
                all.add(address);
            }
        });
        return all;
    }

    /** What is wrong with a message on a topic. */
    List<String> faults(String topic, JsonNode message) {
        Optional<JsonNode> channel = Optional.empty();
        for (JsonNode one : document.get("channels")) {
            String address = one.get("address").asText();
            boolean fits = topic.matches(address.replaceAll("\\{[a-z]+}", "[^/]+"));
            // a channel without parameters in that place says more
            if (fits && (channel.isEmpty() || !address.contains("{"))) {
                channel = Optional.of(one);
            }
        }
        if (channel.isEmpty()) {
            return List.of(topic + " is not described");
        }
        String name = channel.get().get("messages").fieldNames().next();
        List<String> faults = new ArrayList<>();
        schema(name).validate(message).forEach(fault -> faults.add(fault.toString()));
        return faults;
    }

    private JsonSchema schema(String name) {
        return schemas.computeIfAbsent(name, key -> {
            String definitions = document.at("/components/schemas")
                    .toString()
                    .replace("\"#/components/schemas/", "\"#/definitions/");
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                    .getSchema("{\"$ref\":\"#/definitions/" + key + "\",\"definitions\":" + definitions + "}");
        });
    }
}
