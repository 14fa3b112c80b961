package org.sitedatum.cluster.drawing.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One feature.
 *
 * @param where it stands in its file, for people
 * @param json the object
 */
record Feature(String where, JsonNode json) {

    /** {@code feature_type} of IMDF; empty in other files. */
    String type() {
        return json.path("feature_type").asText("");
    }

    String id() {
        return json.path("id").asText("");
    }

    JsonNode geometry() {
        return json.path("geometry");
    }

    JsonNode property(String name) {
        return json.path("properties").path(name);
    }

    /** A property that is a text, without blanks around. */
    Optional<String> text(String name) {
        JsonNode value = property(name);
        return value.isTextual() && !value.textValue().isBlank()
                ? Optional.of(value.textValue().strip())
                : Optional.empty();
    }

    /** A name for people: a text, or one of several languages, English before others. */
    Optional<String> label(String name) {
        JsonNode labels = property(name);
        if (labels.isObject() && !labels.isEmpty()) {
            JsonNode label =
                    labels.has("en") ? labels.get("en") : labels.elements().next();
            return label.isTextual() && !label.textValue().isBlank()
                    ? Optional.of(label.textValue().strip())
                    : Optional.empty();
        }
        return text(name);
    }
}
