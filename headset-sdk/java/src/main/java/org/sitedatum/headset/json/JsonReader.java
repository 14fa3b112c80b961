package org.sitedatum.headset.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON object (RFC 8259); nested at most {@value #DEEPEST} levels, as a hostile sender may not end the stack. */
public final class JsonReader {

    private static final int DEEPEST = 32;

    /** Stands for null until it is dropped. */
    private static final Object NULL = new Object();

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads a text.
     *
     * @throws JsonException when it is not one JSON object
     */
    public static JsonObject read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        reader.skipSpace();
        if (reader.at != text.length()) {
            throw reader.wrong("text after the end");
        }
        if (!(value instanceof JsonObject)) {
            throw new JsonException("not an object");
        }
        return (JsonObject) value;
    }

    private Object value() {
        skipSpace();
        char c = peek();
        switch (c) {
            case '{':
                return object();
            case '[':
                return list();
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", NULL);
            default:
                return number();
        }
    }

    private JsonObject object() {
        Map<String, Object> members = new LinkedHashMap<>();
        enter();
        skipSpace();
        if (peek() != '}') {
            do {
                skipSpace();
                String name = string();
                skipSpace();
                expect(':');
                Object value = value();
                if (value != NULL) {
                    members.put(name, value);
                }
                skipSpace();
            } while (skip(','));
        }
        expect('}');
        depth--;
        return new JsonObject(members);
    }

    private List<Object> list() {
        List<Object> items = new ArrayList<>();
        enter();
        skipSpace();
        if (peek() != ']') {
            do {
                Object value = value();
                if (value == NULL) {
                    throw wrong("null in a list");
                }
                items.add(value);
                skipSpace();
            } while (skip(','));
        }
        expect(']');
        depth--;
        return items;
    }

    private void enter() {
        at++;
        if (++depth > DEEPEST) {
            throw wrong("nested too deeply");
        }
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < ' ') {
                throw wrong("control character in a text");
            }
            out.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = next();
        switch (c) {
            case '"':
            case '\\':
            case '/':
                return c;
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case 'u':
                return hexadecimal();
            default:
                throw wrong("unknown escape");
        }
    }

    private char hexadecimal() {
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw wrong("not a hexadecimal digit");
            }
            code = 16 * code + digit;
        }
        return (char) code;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw wrong("unknown word");
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int from = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String digits = text.substring(from, at);
        char first = digits.isEmpty() ? ' ' : digits.charAt(digits.charAt(0) == '-' && digits.length() > 1 ? 1 : 0);
        try {
            if (first >= '0' && first <= '9') {
                return Double.valueOf(digits);
            }
        } catch (NumberFormatException e) {
            throw wrong("not a number: " + digits);
        }
        throw wrong("not a value");
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private boolean skip(char c) {
        if (peek() == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (next() != c) {
            throw wrong("'" + c + "' expected");
        }
    }

    private char peek() {
        if (at >= text.length()) {
            throw wrong("text ends");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private JsonException wrong(String what) {
        return new JsonException(what + " at character " + at);
    }
}
