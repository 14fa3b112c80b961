package org.sitedatum.cluster.drawing.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sitedatum.cluster.drawing.DrawingBudget;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.positioning.site.Point2;

/** Takes geometries of GeoJSON apart into lines, areas and places. */
final class Geometries {

    /** Takes the parts. */
    interface Listener {
        void onLine(List<Point2> points) throws DrawingRefused;

        void onArea(List<List<Point2>> rings) throws DrawingRefused;

        void onPlace(JsonNode position) throws DrawingRefused;
    }

    private static final int DEEPEST = 4;

    private final Positions positions;
    private final DrawingBudget budget;

    Geometries(Positions positions, DrawingBudget budget) {
        this.positions = positions;
        this.budget = budget;
    }

    void read(JsonNode geometry, String where, Listener listener) throws DrawingRefused {
        read(geometry, where, listener, 0);
    }

    private void read(JsonNode geometry, String where, Listener listener, int depth) throws DrawingRefused {
        budget.step();
        JsonNode coordinates = geometry.path("coordinates");
        switch (geometry.path("type").asText("")) {
            case "Point" -> listener.onPlace(coordinates);
            case "LineString" -> listener.onLine(positions.points(coordinates, where, budget));
            case "Polygon" -> listener.onArea(rings(coordinates, where));
            case "MultiPoint" -> {
                for (JsonNode each : coordinates) {
                    listener.onPlace(each);
                }
            }
            case "MultiLineString" -> {
                for (JsonNode each : coordinates) {
                    listener.onLine(positions.points(each, where, budget));
                }
            }
            case "MultiPolygon" -> {
                for (JsonNode each : coordinates) {
                    listener.onArea(rings(each, where));
                }
            }
            case "GeometryCollection" -> {
                if (depth == DEEPEST) {
                    throw new DrawingRefused(where + " has geometries in geometries more than " + DEEPEST + " deep");
                }
                for (JsonNode each : geometry.path("geometries")) {
                    read(each, where, listener, depth + 1);
                }
            }
            default -> {} // a feature without a place
        }
    }

    private List<List<Point2>> rings(JsonNode coordinates, String where) throws DrawingRefused {
        List<List<Point2>> rings = new ArrayList<>();
        for (JsonNode ring : coordinates) {
            List<Point2> points = positions.points(ring, where, budget);
            if (points.size() < 4 || !points.get(0).equals(points.get(points.size() - 1))) {
                throw new DrawingRefused(where + " has a ring that does not end where it began");
            }
            rings.add(points);
        }
        return rings;
    }

    /** Whether every position of a geometry passes. */
    static boolean allPositions(JsonNode geometry, Predicate<JsonNode> test) {
        if (geometry.has("geometries")) {
            for (JsonNode each : geometry.get("geometries")) {
                if (!allPositions(each, test)) {
                    return false;
                }
            }
        }
        return all(geometry.path("coordinates"), test);
    }

    private static boolean all(JsonNode node, Predicate<JsonNode> test) {
        if (node.isArray() && node.path(0).isNumber()) {
            return test.test(node);
        }
        for (JsonNode inner : node) {
            if (!all(inner, test)) {
                return false;
            }
        }
        return true;
    }
}
