package org.sitedatum.headset.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A JSON object that was read. {@code text}, {@code number}, ... want the member to be there; those with a default do not.
 * Immutable.
 */
public final class JsonObject {

    private final Map<String, Object> members;

    JsonObject(Map<String, Object> members) {
        this.members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    /** True when there is a member that is not null. */
    public boolean has(String name) {
        return members.containsKey(name);
    }

    /** All members by name; values are String, Double, Boolean, List or JsonObject. */
    public Map<String, Object> members() {
        return members;
    }

    /** A text. */
    public String text(String name) {
        return member(name, String.class);
    }

    /** A text, or {@code otherwise} when there is none. */
    public String text(String name, String otherwise) {
        return has(name) ? text(name) : otherwise;
    }

    /** A number. */
    public double number(String name) {
        return member(name, Double.class);
    }

    /** A number, or {@code otherwise} when there is none. */
    public double number(String name, double otherwise) {
        return has(name) ? number(name) : otherwise;
    }

    /** An integer; exact up to 2^53. */
    public long integer(String name) {
        double value = number(name);
        if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
            throw new JsonException(name + " is not an integer: " + value);
        }
        return (long) value;
    }

    /** An integer, or {@code otherwise} when there is none. */
    public long integer(String name, long otherwise) {
        return has(name) ? integer(name) : otherwise;
    }

    /** A truth value, or {@code otherwise} when there is none. */
    public boolean flag(String name, boolean otherwise) {
        return has(name) ? member(name, Boolean.class) : otherwise;
    }

    /** An object. */
    public JsonObject object(String name) {
        return member(name, JsonObject.class);
    }

    /** A list of objects; empty when there is none. */
    public List<JsonObject> objects(String name) {
        List<JsonObject> out = new ArrayList<>();
        for (Object item : has(name) ? member(name, List.class) : List.of()) {
            if (!(item instanceof JsonObject)) {
                throw new JsonException(name + " is not a list of objects");
            }
            out.add((JsonObject) item);
        }
        return out;
    }

    /** A list of texts; empty when there is none. */
    public List<String> texts(String name) {
        List<String> out = new ArrayList<>();
        for (Object item : has(name) ? member(name, List.class) : List.of()) {
            out.add(item.toString());
        }
        return out;
    }

    /** A list of exactly {@code length} numbers. */
    public double[] numbers(String name, int length) {
        double[] out = numbers(name);
        if (out.length != length) {
            throw new JsonException(name + " has " + out.length + " numbers, not " + length);
        }
        return out;
    }

    /** A list of numbers. */
    public double[] numbers(String name) {
        List<?> items = member(name, List.class);
        double[] out = new double[items.size()];
        for (int i = 0; i < out.length; i++) {
            if (!(items.get(i) instanceof Double)) {
                throw new JsonException(name + " is not a list of numbers");
            }
            out[i] = (Double) items.get(i);
        }
        return out;
    }

    private <T> T member(String name, Class<T> type) {
        Object value = members.get(name);
        if (value == null) {
            throw new JsonException(name + " is missing");
        }
        if (!type.isInstance(value)) {
            throw new JsonException(name + " has the wrong type");
        }
        return Objects.requireNonNull(type.cast(value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject && members.equals(((JsonObject) other).members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    @Override
    public String toString() {
        return new JsonWriter().put(members).text();
    }
}
