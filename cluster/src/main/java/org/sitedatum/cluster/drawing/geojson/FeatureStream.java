package org.sitedatum.cluster.drawing.geojson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.sitedatum.cluster.drawing.DrawingRefused;

/** Reads the features of a GeoJSON text one by one, so that a large file never stands in memory as a whole. */
final class FeatureStream {

    /** Takes what is found. */
    interface Listener {
        /** A feature. */
        void onFeature(Feature feature) throws DrawingRefused;

        /** Any other member of the collection that is a text, a number or an object. */
        default void onMember(String name, JsonNode value) throws DrawingRefused {}
    }

    private static final ObjectMapper JSON = new ObjectMapper(factory());

    private FeatureStream() {}

    private static JsonFactory factory() {
        return new JsonFactoryBuilder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(24)
                        .maxNumberLength(64)
                        .maxNameLength(256)
                        .maxStringLength(64 * 1024)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .build();
    }

    /**
     * Reads a feature collection or a single feature.
     *
     * @param file its name, for people
     */
    static void read(String file, InputStream in, Listener listener) throws DrawingRefused, IOException {
        try (JsonParser parser = JSON.createParser(in)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new DrawingRefused(file + " is no GeoJSON: it does not begin with an object");
            }
            String type = members(file, parser, listener);
            if (!type.equals("FeatureCollection")) {
                throw new DrawingRefused(file + " is of the type \"" + type + "\"; a FeatureCollection is wanted");
            }
            if (parser.nextToken() != null) {
                throw new DrawingRefused(file + " goes on behind its end");
            }
        } catch (JsonProcessingException notJson) {
            throw new DrawingRefused(
                    file + " is no JSON" + place(notJson.getLocation()) + ": " + notJson.getOriginalMessage());
        }
    }

    private static String place(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    /** The collection's type. */
    private static String members(String file, JsonParser parser, Listener listener)
            throws DrawingRefused, IOException {
        String type = "";
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken begin = parser.nextToken();
            if (name.equals("features") && begin == JsonToken.START_ARRAY) {
                for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                    JsonNode feature = JSON.readTree(parser);
                    String where = file + " features[" + i + "]";
                    if (!feature.isObject()) {
                        throw new DrawingRefused(where + " is no object");
                    }
                    listener.onFeature(new Feature(where, feature));
                }
            } else {
                JsonNode value = JSON.readTree(parser);
                type = name.equals("type") ? value.asText() : type;
                listener.onMember(name, value);
            }
        }
        return type;
    }
}
