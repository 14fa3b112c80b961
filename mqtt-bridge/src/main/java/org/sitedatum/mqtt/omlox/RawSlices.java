package org.sitedatum.mqtt.omlox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Where the fields of objects stand in a text that is known to be sound JSON. */
final class RawSlices {

    private static final JsonFactory JSON = new JsonFactory();

    private RawSlices() {}

    /** The fields of an object, or of each object of an array, as they are written. */
    static List<Map<String, String>> of(String text) {
        List<Map<String, String>> objects = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(text)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                objects.add(fields(parser, text));
            } else if (first == JsonToken.START_ARRAY) {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() == JsonToken.START_OBJECT) {
                        objects.add(fields(parser, text));
                    } else {
                        parser.skipChildren();
                        objects.add(Map.of());
                    }
                }
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return objects;
    }

    private static Map<String, String> fields(JsonParser parser, String text) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            int begin = (int) parser.currentTokenLocation().getCharOffset();
            if (parser.currentToken().isScalarValue()) {
                // the end of a text is known only once it has been read to its end
                parser.getText();
            }
            parser.skipChildren();
            int end = (int) parser.currentLocation().getCharOffset();
            fields.put(name, text.substring(begin, end).strip());
        }
        return fields;
    }
}
