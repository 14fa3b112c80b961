package org.sitedatum.mqtt.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * A JSON value of a foreign message with its path, read strictly: what has the wrong shape is refused by name.
 *
 * <p>Numbers may come as text, as several vendors send them. {@code null} counts as absent. Immutable.
 */
public final class JsonValue {
    /** Longest message on a broker, bytes. */
    public static final int MAX_MESSAGE = 256 * 1024;

    /** Longest list of all tags of a server that is asked for it, bytes: some 4,000 tags with all their fields. */
    public static final int MAX_LIST = 4 * 1024 * 1024;

    /** Longest class name of a detector, characters, as in the contract. */
    public static final int MAX_LABEL = 256;

    private final JsonNode node;
    private final String path;

    private JsonValue(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** Parses a message of at most {@value #MAX_MESSAGE} bytes. */
    public static JsonValue parse(byte[] payload) throws FormatRefusal {
        return parse(payload, MAX_MESSAGE);
    }

    /**
     * Parses a document: UTF-8, RFC 8259 and nothing more, no duplicate keys, depth 32.
     *
     * @param maxBytes longest one taken
     */
    public static JsonValue parse(byte[] payload, int maxBytes) throws FormatRefusal {
        return new JsonValue(StrictTree.parse(payload, maxBytes), "");
    }

    /** As {@link #parse(byte[], int)}, but its strings may be files in base64, as long as the document. */
    public static JsonValue parseWithFiles(byte[] payload, int maxBytes) throws FormatRefusal {
        return new JsonValue(StrictTree.parseWithFiles(payload, maxBytes), "");
    }

    /** Whether this is an object. */
    public boolean isObject() {
        return node.isObject();
    }

    /** Whether this is an array. */
    public boolean isArray() {
        return node.isArray();
    }

    /** Whether this is an object with that field, and the field is not {@code null}. */
    public boolean has(String name) {
        return node.hasNonNull(name);
    }

    /** Whether this is an object with that field, be it {@code null}. */
    public boolean mentions(String name) {
        return node.has(name);
    }

    /** A field that must be there. */
    public JsonValue get(String name) throws FormatRefusal {
        if (!node.isObject()) {
            throw wrong("an object");
        }
        if (!node.hasNonNull(name)) {
            throw new FormatRefusal(Reason.MISSING_FIELD, "field " + Quote.of(pathOf(name)) + " is required");
        }
        return new JsonValue(node.get(name), pathOf(name));
    }

    /** A field that may be absent or {@code null}. */
    public Optional<JsonValue> find(String name) {
        return node.hasNonNull(name) ? Optional.of(new JsonValue(node.get(name), pathOf(name))) : Optional.empty();
    }

    /** The elements of an array. */
    public List<JsonValue> elements() throws FormatRefusal {
        if (!node.isArray()) {
            throw wrong("an array");
        }
        List<JsonValue> elements = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            elements.add(new JsonValue(node.get(i), path + "[" + i + "]"));
        }
        return elements;
    }

    /** The elements of an array of at least {@code least} and at most {@code most}. */
    public List<JsonValue> elements(int least, int most) throws FormatRefusal {
        List<JsonValue> elements = elements();
        if (elements.size() < least || elements.size() > most) {
            throw new FormatRefusal(
                    Reason.WRONG_TYPE,
                    name() + " has " + elements.size() + " elements; allowed " + least + " to " + most);
        }
        return elements;
    }

    /** The names of an object's fields. */
    public List<String> names() throws FormatRefusal {
        if (!node.isObject()) {
            throw wrong("an object");
        }
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** A string. */
    public String text() throws FormatRefusal {
        if (!node.isTextual()) {
            throw wrong("a string");
        }
        return node.textValue();
    }

    /** A string of at most so many characters. */
    public String text(int most) throws FormatRefusal {
        String text = text();
        if (text.length() > most) {
            throw refusal(Reason.OUT_OF_RANGE, "has " + text.length() + " characters; at most " + most);
        }
        return text;
    }

    /** A string, number or boolean as text, of at most so many characters. */
    public String scalar(int most) throws FormatRefusal {
        if (!node.isValueNode()) {
            throw wrong("a text, a number, or true or false");
        }
        if (node.asText().length() > most) {
            throw refusal(Reason.OUT_OF_RANGE, "is longer than " + most + " characters");
        }
        return node.asText();
    }

    /** A boolean. */
    public boolean truth() throws FormatRefusal {
        if (!node.isBoolean()) {
            throw wrong("true or false");
        }
        return node.booleanValue();
    }

    /** An id: a string or whole number that keeps the rule for ids. */
    public String id() throws FormatRefusal {
        String id = node.isTextual() || node.isIntegralNumber() ? node.asText() : "";
        if (!EntityId.isValid(id)) {
            throw new FormatRefusal(
                    Reason.INVALID_ID,
                    name() + " is " + Quote.of(shown()) + "; an id has 1 to 128 of letters, digits, - _ . :");
        }
        return id;
    }

    /** A finite number, or text that is one. */
    public double number() throws FormatRefusal {
        double value;
        if (node.isNumber()) {
            value = node.doubleValue();
        } else if (node.isTextual()) {
            value = NumberText.parse(node.textValue());
            if (Double.isNaN(value) && !NumberText.isNotFinite(node.textValue())) {
                throw wrong("a number");
            }
        } else {
            throw wrong("a number");
        }
        if (!Double.isFinite(value)) {
            throw new FormatRefusal(Reason.NOT_FINITE, name() + " is " + Quote.of(shown()) + "; it must be finite");
        }
        return value;
    }

    /** A number within [min, max]. */
    public double number(double min, double max) throws FormatRefusal {
        double value = number();
        if (!(value >= min && value <= max)) {
            throw new FormatRefusal(Reason.OUT_OF_RANGE, name() + " is " + value + "; allowed " + min + " to " + max);
        }
        return value;
    }

    /** A whole number within [min, max]; its text may be a string. */
    public long integer(long min, long max) throws FormatRefusal {
        long value;
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            value = node.longValue();
        } else if (node.isTextual() && NumberText.isWhole(node.textValue())) {
            value = Long.parseLong(node.textValue());
        } else {
            throw wrong("a whole number");
        }
        if (value < min || value > max) {
            throw new FormatRefusal(Reason.OUT_OF_RANGE, name() + " is " + value + "; allowed " + min + " to " + max);
        }
        return value;
    }

    /** Whether this is text that stands for NaN or an infinity, as some devices say "no value". */
    public boolean isNotFinite() {
        return node.isTextual() && NumberText.isNotFinite(node.textValue());
    }

    /** Whether this is text without anything in it. */
    public boolean isBlank() {
        return node.isTextual() && node.textValue().isBlank();
    }

    /** Refuses this value. */
    public FormatRefusal refusal(Reason reason, String what) {
        return new FormatRefusal(reason, name() + " " + what);
    }

    private FormatRefusal wrong(String wanted) {
        return new FormatRefusal(Reason.WRONG_TYPE, name() + " is " + Quote.of(shown()) + "; it must be " + wanted);
    }

    private String name() {
        return path.isEmpty() ? "the message" : "field " + Quote.of(path);
    }

    private String shown() {
        return node.isValueNode() ? node.asText() : node.isArray() ? "an array" : "an object";
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
