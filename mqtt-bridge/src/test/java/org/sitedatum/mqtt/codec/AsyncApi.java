package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The project's AsyncAPI document. */
final class AsyncApi {
    private static final Path FILE = Path.of("..", "docs", "asyncapi.yaml");

    private final JsonNode document;

    private AsyncApi(JsonNode document) {
        this.document = document;
    }

    static AsyncApi read() {
        try {
            return new AsyncApi(new ObjectMapper(new YAMLFactory()).readTree(Files.readAllBytes(FILE)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Addresses by the names of their channels. */
    Map<String, String> addresses() {
        Map<String, String> addresses = new TreeMap<>();
        for (Map.Entry<String, JsonNode> channel : document.get("channels").properties()) {
            addresses.put(channel.getKey(), channel.getValue().get("address").asText());
        }
        return addresses;
    }

    /** The node at a JSON pointer; missing when there is none. */
    JsonNode at(String pointer) {
        return document.at(pointer);
    }

    /** Strings of an array. */
    List<String> strings(String pointer) {
        List<String> all = new ArrayList<>();
        document.at(pointer).forEach(text -> all.add(text.asText()));
        return all;
    }

    /** A schema of the components by its name. */
    JsonSchema schema(String name) {
        return schema(document, name);
    }

    /** The same, but no object may have a field that the document does not list. */
    JsonSchema closedSchema(String name) {
        ObjectNode closed = document.deepCopy();
        close(closed.at("/components/schemas"));
        return schema(closed, name);
    }

    private static void close(JsonNode node) {
        if (node instanceof ObjectNode object
                && object.has("properties")
                && object.path("type").asText().equals("object")) {
            object.put("additionalProperties", false);
        }
        node.forEach(AsyncApi::close);
    }

    /** AsyncAPI's own schemas are JSON Schema draft 7, but for the place they are kept in. */
    private static JsonSchema schema(JsonNode document, String name) {
        String definitions =
                document.at("/components/schemas").toString().replace("\"#/components/schemas/", "\"#/definitions/");
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                .getSchema("{\"$ref\":\"#/definitions/" + name + "\",\"definitions\":" + definitions + "}");
    }
}
