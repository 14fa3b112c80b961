package org.sitedatum.cluster.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.positioning.EntityId;

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

    boolean flag(String key, boolean defaultValue) {
        if (!has(key)) {
            return defaultValue;
        }
        if (!node.get(key).isBoolean()) {
            fault(key, "must be true or false");
        }
        return node.get(key).asBoolean(defaultValue);
    }

    double number(String key, double defaultValue, double least, double most) {
        if (!has(key)) {
            return defaultValue;
        }
        double value = node.get(key).isNumber() ? node.get(key).doubleValue() : Double.NaN;
        if (!(value >= least && value <= most)) {
            fault(key, "must be a number from " + least + " to " + most);
            return defaultValue;
        }
        return value;
    }

    /** As many numbers as the default has. */
    List<Double> numbers(String key, List<Double> defaults) {
        if (!has(key)) {
            return defaults;
        }
        List<Double> numbers = new ArrayList<>();
        for (JsonNode element : node.get(key)) {
            numbers.add(element.isNumber() ? element.doubleValue() : Double.NaN);
        }
        if (numbers.size() != defaults.size() || !numbers.stream().allMatch(Double::isFinite)) {
            fault(key, "must be an array of " + defaults.size() + " numbers");
            return defaults;
        }
        return numbers;
    }

    /** A text that keeps the rule for ids. */
    Optional<String> id(String key) {
        Optional<String> id = text(key);
        if (id.isPresent() && !EntityId.isValid(id.get())) {
            fault(key, "must be an id: 1 to 128 of letters, digits, - _ . :");
            return Optional.empty();
        }
        return id;
    }

    List<ConfigObject> objects(String key) {
        List<ConfigObject> objects = new ArrayList<>();
        if (!has(key)) {
            return objects;
        }
        if (!node.get(key).isArray()) {
            fault(key, "must be an array of objects");
            return objects;
        }
        for (JsonNode element : node.get(key)) {
            objects.add(new ConfigObject(pathOf(key) + "[" + objects.size() + "]", element, faults));
        }
        return objects;
    }

    Optional<ConfigObject> object(String key) {
        return has(key) ? Optional.of(new ConfigObject(pathOf(key), node.get(key), faults)) : Optional.empty();
    }

    /** The keys of an object whose keys are free. */
    List<String> keys() {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
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
