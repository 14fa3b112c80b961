package org.sitedatum.headset.json;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Writes one JSON object, member by member. Not thread-safe. */
public final class JsonWriter {

    private final StringBuilder out = new StringBuilder("{");

    /** Adds a text. */
    public JsonWriter put(String name, String value) {
        name(name);
        quote(value);
        return this;
    }

    /** Adds a number; must be finite. */
    public JsonWriter put(String name, double value) {
        name(name);
        number(value);
        return this;
    }

    /** Adds an integer. */
    public JsonWriter put(String name, long value) {
        name(name);
        out.append(value);
        return this;
    }

    /** Adds a truth value. */
    public JsonWriter put(String name, boolean value) {
        name(name);
        out.append(value);
        return this;
    }

    /** Adds a list of numbers. */
    public JsonWriter put(String name, double... values) {
        name(name);
        out.append('[');
        for (int i = 0; i < values.length; i++) {
            out.append(i == 0 ? "" : ",");
            number(values[i]);
        }
        out.append(']');
        return this;
    }

    /** Adds an object, a list, or what an object that was read contains. */
    public JsonWriter put(String name, Object value) {
        name(name);
        any(value);
        return this;
    }

    /** Adds every member of a map. */
    public JsonWriter put(Map<String, ?> members) {
        members.forEach(this::put);
        return this;
    }

    /** The object as text. */
    public String text() {
        return out + "}";
    }

    private void any(Object value) {
        if (value instanceof String) {
            quote((String) value);
        } else if (value instanceof Long || value instanceof Integer) {
            out.append(value);
        } else if (value instanceof Number) {
            number(((Number) value).doubleValue());
        } else if (value instanceof JsonObject) {
            out.append(value);
        } else if (value instanceof JsonWriter) {
            out.append(((JsonWriter) value).text());
        } else if (value instanceof List) {
            String between = "[";
            for (Object item : (List<?>) value) {
                out.append(between);
                any(item);
                between = ",";
            }
            out.append(between.equals("[") ? "[]" : "]");
        } else if (value instanceof Boolean) {
            out.append(value);
        } else {
            throw new JsonException("cannot be written: " + value.getClass());
        }
    }

    private void name(String name) {
        if (out.length() > 1) {
            out.append(',');
        }
        quote(name);
        out.append(':');
    }

    private void number(double value) {
        if (!Double.isFinite(value)) {
            throw new JsonException("not a number: " + value);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            out.append((long) value);
        } else {
            out.append(value);
        }
    }

    private void quote(String value) {
        out.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < ' ') {
                out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
