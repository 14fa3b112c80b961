package org.sitedatum.cluster.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JSON object read key by key; what is wrong is added to a list of faults, and defaults take its place. */
final class ConfigObject {

    private final String path;
    private final JsonNode node;
    private final List<String> faults;
    private final Set<String> known = new HashSet<>();

    /**
     * An object of the document.
     *
     * @param path where it is, for the faults; empty for the document itself
     * @param node any JSON value; anything but an object is a fault
     */
    ConfigObject(String path, JsonNode node, List<String> faults) {
        this.path = path;
        this.node = node;
        this.faults = faults;
        if (!node.isObject()) {
            faults.add((path.isEmpty() ? "the document" : path) + " must be an object");
        }
    }

    boolean has(String key) {
        known.add(key);
        return node.has(key);
    }

    Optional<String> text(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonNode value = node.get(key);
        if (!value.isTextual() || value.textValue().isBlank()) {
            fault(key, "must be a text");
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    int integer(String key, int defaultValue, int least, int most) {
        if (!has(key)) {
            return defaultValue;
        }
        JsonNode value = node.get(key);
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            fault(key, "must be a whole number from " + least + " to " + most);
            return defaultValue;
        }
        return value.intValue();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        if (!has(key)) {
            return texts;
        }
        JsonNode value = node.get(key);
        if (!value.isArray() || value.isEmpty()) {
            fault(key, "must be an array of at least one text");
            return texts;
        }
        for (JsonNode element : value) {
            if (element.isTextual() && !element.textValue().isBlank()) {
                texts.add(element.textValue());
            } else {
                fault(key, "must hold texts only");
            }
        }
        return texts;
    }

    Optional<ConfigObject> object(String key) {
        return has(key) ? Optional.of(new ConfigObject(pathOf(key), node.get(key), faults)) : Optional.empty();
    }

    /** Call last: every key not asked for is a fault. */
    void refuseOtherKeys() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                fault(key, "is not a known key");
            }
        });
    }

    void fault(String key, String what) {
        faults.add(pathOf(key) + " " + what);
    }

    private String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
