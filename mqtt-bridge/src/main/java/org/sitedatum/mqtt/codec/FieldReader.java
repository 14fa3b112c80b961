package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.OptionalLong;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Reads one JSON object into a {@link FieldTable}. What is wrong with a single field becomes a fault of that field; what is
 * wrong with the document is an {@link IOException}. Not thread-safe.
 */
final class FieldReader {
    /** Most detections in one set; more would not fit the largest document anyway. */
    static final int MAX_DETECTIONS = 2048;

    private final IdCache ids = new IdCache();

    /** Reads to the end of the object whose start is the parser's current token. */
    void readObject(JsonParser parser, FieldTable into) throws IOException {
        into.clear();
        readFields(parser, into, true);
    }

    private void readFields(JsonParser parser, FieldTable into, boolean outer) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            FixField field = FixField.of(name);
            JsonToken token = parser.nextToken();
            if (field == FixField.UNKNOWN || field.shape == FixField.Shape.DETECTIONS && !outer) {
                skip(parser);
            } else {
                readField(parser, token, field, into);
            }
        }
    }

    private void readField(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        switch (field.shape) {
            case NUMBER -> readNumber(parser, token, field, into);
            case ID -> readId(parser, token, field, into);
            case NUMBERS -> readNumbers(parser, token, field, into);
            case WORD -> readWord(parser, token, field, into);
            case INTEGER -> readInteger(parser, token, field, into);
            case STAMP -> readStamp(parser, token, field, into);
            case FLAG -> readFlag(parser, token, field, into);
            case CORNERS -> readCorners(parser, token, field, into);
            case POINT -> readPoint(parser, token, field, into);
            case DETECTIONS -> readDetections(parser, token, field, into);
            case IGNORED -> skip(parser);
        }
    }

    private void readNumber(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        if (!token.isNumeric()) {
            wrongType(parser, token, field, "a number", into);
            return;
        }
        double value = parser.getDoubleValue();
        into.putNumber(field, 0, value);
        if (!Double.isFinite(value)) {
            notFinite(parser, field, into);
        }
    }

    private void readId(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            wrongType(parser, token, field, "a string", into);
            return;
        }
        checkString(parser);
        String id = ids.idOrEmpty(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
        if (id.isEmpty()) {
            into.putFault(
                    field,
                    Reason.INVALID_ID,
                    "field '" + field.json + "' is '" + Excerpt.of(parser.getText())
                            + "'; an id is 1 to 128 letters, digits, '-', '_', '.', ':'; rename it");
        } else {
            into.putText(field, id);
        }
    }

    private void readWord(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        if (token != JsonToken.VALUE_STRING) {
            wrongType(parser, token, field, "a string", into);
            return;
        }
        checkString(parser);
        into.putText(field, parser.getText());
    }

    private void readInteger(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        if (token != JsonToken.VALUE_NUMBER_INT) {
            wrongType(parser, token, field, "an integer", into);
        } else if (isLong(parser)) {
            into.putInteger(field, parser.getLongValue());
        } else {
            into.putFault(
                    field,
                    Reason.OUT_OF_RANGE,
                    "field '" + field.json + "' is " + parser.getText() + "; allowed 0 to " + StampText.MAX_MICROS);
        }
    }

    private void readStamp(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        if (token == JsonToken.VALUE_NUMBER_INT) {
            long micros = isLong(parser) ? parser.getLongValue() : -1;
            if (micros < 0 || micros > StampText.MAX_MICROS) {
                into.putFault(
                        field,
                        Reason.OUT_OF_RANGE,
                        "field '" + field.json + "' is " + parser.getText() + "; allowed 0 to " + StampText.MAX_MICROS
                                + "; send microseconds since 1970");
            } else {
                into.putInteger(field, micros * 1000);
            }
        } else if (token == JsonToken.VALUE_STRING) {
            checkString(parser);
            OptionalLong nanos = StampText.parse(parser.getText());
            if (nanos.isPresent()) {
                into.putInteger(field, nanos.getAsLong());
            } else {
                into.putFault(
                        field,
                        Reason.OUT_OF_RANGE,
                        "field '" + field.json + "' is '" + Excerpt.of(parser.getText())
                                + "'; send integer microseconds or UTC like 2026-01-01T00:00:00.123456789Z");
            }
        } else {
            wrongType(parser, token, field, "an integer (microseconds) or an ISO 8601 string", into);
        }
    }

    private void readFlag(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        if (token.isBoolean()) {
            into.putInteger(field, token == JsonToken.VALUE_TRUE ? 1 : 0);
        } else {
            wrongType(parser, token, field, "true or false", into);
        }
    }

    private void readNumbers(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            wrongType(parser, token, field, "an array of numbers", into);
            return;
        }
        into.putEmpty(field);
        readNumbersFrom(parser, 0, field, into);
    }

    /** Reads to the end of the array and returns how many numbers the field has then. */
    private int readNumbersFrom(JsonParser parser, int first, FixField field, FieldTable into) throws IOException {
        int index = first;
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            if (!t.isNumeric()) {
                wrongType(parser, t, field, "numbers only", into);
            } else if (index == field.slots) {
                into.putFault(
                        field, Reason.WRONG_TYPE, "field '" + field.json + "' has more than " + index + " numbers");
            } else {
                double value = parser.getDoubleValue();
                into.putNumber(field, index++, value);
                if (!Double.isFinite(value)) {
                    notFinite(parser, field, into);
                }
            }
        }
        return index;
    }

    private void readCorners(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            wrongType(parser, token, field, "four arrays of two numbers", into);
            return;
        }
        int count = 0;
        boolean paired = true;
        into.putEmpty(field);
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            if (t != JsonToken.START_ARRAY) {
                wrongType(parser, t, field, "four arrays of two numbers", into);
            } else {
                int before = count;
                count = readNumbersFrom(parser, before, field, into);
                paired &= count == before + 2;
            }
        }
        if (!paired || count != field.slots) {
            into.putFault(field, Reason.WRONG_TYPE, "field 'corners' must be four arrays of two numbers (pixels)");
        }
    }

    private void readPoint(JsonParser parser, JsonToken token, FixField field, FieldTable into) throws IOException {
        if (token == JsonToken.VALUE_STRING) {
            readId(parser, token, field, into);
        } else {
            into.putText(field, "");
            readNumbers(parser, token, field, into);
        }
    }

    private void readDetections(JsonParser parser, JsonToken token, FixField field, FieldTable into)
            throws IOException {
        if (token != JsonToken.START_ARRAY) {
            wrongType(parser, token, field, "an array of objects", into);
            return;
        }
        into.putEmpty(field);
        for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
            if (t != JsonToken.START_OBJECT) {
                wrongType(parser, t, field, "objects only", into);
            } else if (into.detectionCount() == MAX_DETECTIONS) {
                into.putFault(field, Reason.OUT_OF_RANGE, "field 'detections' has more than " + MAX_DETECTIONS);
                skip(parser);
            } else {
                readFields(parser, into.addDetection(), false);
            }
        }
    }

    /** Reads past the current value, but not past the limits. */
    static void skip(JsonParser parser) throws IOException {
        int depth = 0;
        JsonToken token = parser.currentToken();
        while (true) {
            if (token.isStructStart()) {
                depth++;
            } else if (token.isStructEnd()) {
                depth--;
            } else if (token.isNumeric() && parser.getTextLength() > StrictJson.MAX_NUMBER) {
                throw new IOException("a number is longer than " + StrictJson.MAX_NUMBER + " characters");
            } else if (token == JsonToken.VALUE_STRING) {
                checkString(parser);
            }
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
        }
    }

    private static void checkString(JsonParser parser) throws IOException {
        if (parser.getTextLength() > StrictJson.MAX_STRING) {
            throw new IOException("a string is longer than " + StrictJson.MAX_STRING + " characters");
        }
    }

    private static boolean isLong(JsonParser parser) throws IOException {
        JsonParser.NumberType type = parser.getNumberType();
        return type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG;
    }

    private static void notFinite(JsonParser parser, FixField field, FieldTable into) throws IOException {
        into.putFault(
                field,
                Reason.NOT_FINITE,
                "field '" + field.json + "' is " + Excerpt.of(parser.getText()) + ", which no double holds");
    }

    private static void wrongType(JsonParser parser, JsonToken token, FixField field, String wanted, FieldTable into)
            throws IOException {
        String found = token.isScalarValue() ? Excerpt.of(parser.getText()) : token.asString() + "...";
        skip(parser);
        into.putFault(field, Reason.WRONG_TYPE, "field '" + field.json + "' is " + found + "; it must be " + wanted);
    }
}
