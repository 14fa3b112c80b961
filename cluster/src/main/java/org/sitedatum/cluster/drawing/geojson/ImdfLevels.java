package org.sitedatum.cluster.drawing.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.cluster.drawing.DrawingFloor;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingSketch;
import org.sitedatum.positioning.site.Point2;

/** The levels of an IMDF archive as floors, by the ids other features name them with. */
final class ImdfLevels {

    private static final int MOST_LEVELS = 200;
    private static final int MOST_ORDINAL = 300;

    private final Geometries geometries;
    private final DrawingSketch sketch;
    private final double storey;
    private final Map<String, DrawingFloor> floors = new LinkedHashMap<>();

    ImdfLevels(Geometries geometries, DrawingSketch sketch, double storey) {
        this.geometries = geometries;
        this.sketch = sketch;
        this.storey = storey;
    }

    void take(Feature feature) throws DrawingRefused {
        JsonNode ordinal = feature.property("ordinal");
        if (!ordinal.isIntegralNumber() || Math.abs(ordinal.asLong()) > MOST_ORDINAL) {
            throw new DrawingRefused(feature.where() + " has the ordinal " + ordinal + ": a whole number from -"
                    + MOST_ORDINAL + " to " + MOST_ORDINAL + " is wanted");
        }
        if (floors.size() == MOST_LEVELS) {
            throw new DrawingRefused("the archive has more than " + MOST_LEVELS + " levels");
        }
        String name =
                feature.label("name").or(() -> feature.label("short_name")).orElse("Level " + ordinal.asInt());
        String id = sketch.ids()
                .of(feature.label("short_name").orElse("level-" + ordinal.asInt()), "level-" + ordinal.asInt());
        floors.put(feature.id(), new DrawingFloor(id, name, ordinal.asInt() * storey, storey, outline(feature)));
    }

    /** The outer ring of the largest part. */
    private List<Point2> outline(Feature feature) throws DrawingRefused {
        Largest largest = new Largest();
        geometries.read(feature.geometry(), feature.where(), largest);
        List<Point2> ring = largest.ring;
        return ring.isEmpty() ? ring : ring.subList(0, ring.size() - 1);
    }

    /** From the lowest up. */
    Map<String, DrawingFloor> floors() {
        Map<String, DrawingFloor> sorted = new LinkedHashMap<>();
        floors.entrySet().stream()
                .sorted(Comparator.comparingDouble(entry -> entry.getValue().elevation()))
                .forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }

    private static final class Largest implements Geometries.Listener {
        private List<Point2> ring = List.of();
        private double area;

        @Override
        public void onLine(List<Point2> points) {}

        @Override
        public void onPlace(JsonNode position) {}

        @Override
        public void onArea(List<List<Point2>> rings) {
            List<Point2> outer = rings.isEmpty() ? List.of() : rings.get(0);
            double twice = 0;
            for (int i = 1; i < outer.size(); i++) {
                twice += outer.get(i - 1).x() * outer.get(i).y()
                        - outer.get(i).x() * outer.get(i - 1).y();
            }
            if (ring.isEmpty() || Math.abs(twice) > area) {
                area = Math.abs(twice);
                ring = outer;
            }
        }
    }
}
