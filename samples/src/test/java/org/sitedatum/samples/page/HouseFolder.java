package org.sitedatum.samples.page;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A house of two storeys as the folder of its indoor map (IMDF) has it: two rooms with a door between them, and a geofence. */
final class HouseFolder {

    private HouseFolder() {}

    static FilePayload[] files() {
        return new FilePayload[] {
            file("manifest.json", "{\"version\":\"1.0.0\"}"),
            file("level.geojson", level("ground", 0, "Ground floor", "G"), level("upper", 1, "First floor", "1")),
            file(
                    "unit.geojson",
                    area("u1", "\"category\":\"room\",\"level_id\":\"ground\",\"name\":{\"en\":\"Lab\"}", 0, 0, 6, 8),
                    area("u2", "\"category\":\"room\",\"level_id\":\"ground\",\"name\":null", 6, 0, 12, 8),
                    area("u3", "\"category\":\"room\",\"level_id\":\"upper\",\"name\":null", 0, 0, 12, 8)),
            file(
                    "opening.geojson",
                    feature("o1", "\"level_id\":\"ground\"", "LineString", "[" + at(6, 3) + "," + at(6, 4) + "]")),
            file(
                    "geofence.geojson",
                    area("g1", "\"level_ids\":[\"ground\"],\"name\":{\"en\":\"Danger zone\"}", 1, 1, 3, 3))
        };
    }

    private static String level(String id, int ordinal, String name, String shortName) {
        String properties = String.format(
                Locale.ROOT,
                "\"ordinal\":%d,\"name\":{\"en\":\"%s\"},\"short_name\":{\"en\":\"%s\"}",
                ordinal,
                name,
                shortName);
        return area(id, properties, 0, 0, 12, 8);
    }

    private static String area(String id, String properties, double x0, double y0, double x1, double y1) {
        String ring = Stream.of(at(x0, y0), at(x1, y0), at(x1, y1), at(x0, y1), at(x0, y0))
                .collect(Collectors.joining(","));
        return feature(id, properties, "Polygon", "[[" + ring + "]]");
    }

    private static String feature(String id, String properties, String type, String coordinates) {
        return "{\"type\":\"Feature\",\"id\":\"" + id + "\",\"feature_type\":\"\",\"properties\":{" + properties
                + "},\"geometry\":{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}}";
    }

    /** Longitude and latitude of a place in m from 48.1 N, 11.5 E. */
    private static String at(double x, double y) {
        return String.format(Locale.ROOT, "[%.9f,%.9f]", 11.5 + x / 74_436.0, 48.1 + y / 111_197.0);
    }

    private static FilePayload file(String name, String... features) {
        boolean isCollection = name.endsWith(".geojson");
        String text = Arrays.stream(features).collect(Collectors.joining(","));
        String whole = isCollection ? "{\"type\":\"FeatureCollection\",\"features\":[" + text + "]}" : text;
        return new FilePayload(name, "application/json", whole.getBytes(StandardCharsets.UTF_8));
    }
}
