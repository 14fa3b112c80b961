package org.sitedatum.cluster.drawing.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sitedatum.cluster.drawing.Drawing;
import org.sitedatum.cluster.drawing.DrawingFloor;
import org.sitedatum.cluster.drawing.DrawingGroup.Use;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingSketch;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Point2;

/**
 * Reads an IMDF archive: levels become floors, the edges of units walls with openings cut out, fixtures that stand in the way
 * walls, geofences and sections areas. IMDF knows no heights: floors stand one storey apart by their ordinal.
 */
public final class ImdfReader {

    /** Units that are not closed off from what is around them (OGC 20-094, unit categories). */
    private static final Set<String> OPEN = Set.of(
            "walkway",
            "opentobelow",
            "escalator",
            "steps",
            "ramp",
            "movingwalkway",
            "unenclosedarea",
            "road",
            "parking",
            "lobby",
            "waitingroom",
            "foodservice",
            "platform");

    private static final Set<String> OBSTACLES = Set.of("wall", "obstruction", "equipment");

    private final DrawingSketch sketch = new DrawingSketch();
    private final Map<String, byte[]> files;
    private final Geometries geometries;
    private final Map<String, DrawingFloor> floors;
    private final Map<String, WallLines> walls = new HashMap<>();

    private ImdfReader(Map<String, byte[]> files, Positions positions, double storey)
            throws DrawingRefused, IOException {
        this.files = files;
        this.geometries = new Geometries(positions, sketch.budget());
        ImdfLevels levels = new ImdfLevels(geometries, sketch, storey);
        read("level.geojson", levels::take);
        this.floors = levels.floors();
    }

    /**
     * The drawing, in site metres.
     *
     * @param georeference of the site; without one the drawing proposes one
     * @param storey height from one level to the next, m
     */
    public static Drawing read(byte[] zip, Optional<Georeference> georeference, double storey) throws DrawingRefused {
        Map<String, byte[]> files = ImdfArchive.unpack(zip);
        try {
            ImdfOrigin origin = new ImdfOrigin();
            FeatureStream.read("level.geojson", new ByteArrayInputStream(files.get("level.geojson")), origin);
            Optional<Georeference> proposed = georeference.isPresent() ? Optional.empty() : origin.georeference();
            Georeference used = georeference
                    .or(() -> proposed)
                    .orElseThrow(() -> new DrawingRefused("level.geojson has no level with a place"));
            ImdfReader reader = new ImdfReader(files, Positions.onEarth(used), storey);
            if (proposed.isPresent()) {
                reader.sketch.note("The site was not on Earth yet: its origin is taken as the south-west corner of the"
                        + " levels, x east. The height above the ellipsoid is not in the file: 0.");
            }
            return reader.drawing(proposed, storey);
        } catch (IOException cannotHappen) {
            throw new DrawingRefused("the archive cannot be read: " + cannotHappen.getMessage());
        }
    }

    private Drawing drawing(Optional<Georeference> proposed, double storey) throws DrawingRefused, IOException {
        sketch.note("IMDF says no heights: floors are taken " + storey + " m apart, by their ordinal.");
        sketch.group("walls between units", Use.DRYWALL);
        read("unit.geojson", this::unit);
        read("opening.geojson", this::opening);
        for (Map.Entry<String, WallLines> each :
                walls.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList()) {
            int group = sketch.group("walls between units", Use.DRYWALL);
            for (List<Point2> wall : each.getValue().walls()) {
                sketch.line(group, Optional.of(each.getKey()), wall);
            }
        }
        read("fixture.geojson", this::fixture);
        read("section.geojson", feature -> areas(feature, "section", Use.NONE));
        read("geofence.geojson", feature -> areas(feature, "geofence", Use.FENCE));
        return sketch.drawing(
                "imdf",
                Drawing.Frame.SITE,
                "longitude and latitude (WGS84), brought to site metres",
                List.copyOf(floors.values()),
                proposed);
    }

    private void read(String file, FeatureStream.Listener listener) throws DrawingRefused, IOException {
        byte[] bytes = files.get(file);
        if (bytes != null) {
            FeatureStream.read(file, new ByteArrayInputStream(bytes), listener);
        }
    }

    private void unit(Feature feature) throws DrawingRefused {
        Optional<String> floor = floorOf(feature.property("level_id").asText(""), feature);
        if (floor.isEmpty()) {
            return;
        }
        String category = feature.text("category").orElse("unspecified");
        String called = feature.label("name").orElse(category);
        geometries.read(feature.geometry(), feature.where(), new Areas() {
            @Override
            public void onArea(List<List<Point2>> rings) throws DrawingRefused {
                if (!OPEN.contains(category)) {
                    WallLines lines = walls.computeIfAbsent(floor.get(), none -> new WallLines());
                    for (List<Point2> ring : rings) {
                        lines.add(ring);
                    }
                }
                sketch.area(
                        sketch.group("unit " + category, Use.NONE),
                        floor,
                        sketch.ids().of(called, "unit"),
                        rings);
            }
        });
    }

    private void opening(Feature feature) throws DrawingRefused {
        Optional<String> floor = floorOf(feature.property("level_id").asText(""), feature);
        WallLines lines = floor.map(walls::get).orElse(null);
        if (lines == null) {
            return;
        }
        geometries.read(feature.geometry(), feature.where(), new Areas() {
            @Override
            public void onLine(List<Point2> points) throws DrawingRefused {
                lines.open(points);
            }
        });
    }

    private void fixture(Feature feature) throws DrawingRefused {
        String category = feature.text("category").orElse("unspecified");
        Optional<String> floor = floorOf(feature.property("level_id").asText(""), feature);
        if (!OBSTACLES.contains(category) || floor.isEmpty()) {
            sketch.leaveOut("fixture " + category);
            return;
        }
        Use use = category.equals("wall") ? Use.DRYWALL : Use.NONE;
        int group = sketch.group("fixture " + category, use);
        geometries.read(feature.geometry(), feature.where(), new Areas() {
            @Override
            public void onArea(List<List<Point2>> rings) throws DrawingRefused {
                for (List<Point2> ring : rings) {
                    sketch.line(group, floor, ring);
                }
            }
        });
    }

    private void areas(Feature feature, String what, Use use) throws DrawingRefused {
        Set<String> levels = new HashSet<>();
        levels.add(feature.property("level_id").asText(""));
        for (JsonNode level : feature.property("level_ids")) {
            levels.add(level.asText(""));
        }
        Optional<String> floor = levels.stream()
                .map(floors::get)
                .filter(java.util.Objects::nonNull)
                .map(DrawingFloor::id)
                .sorted()
                .findFirst();
        String called = feature.label("name").orElse(what);
        geometries.read(feature.geometry(), feature.where(), new Areas() {
            @Override
            public void onArea(List<List<Point2>> rings) throws DrawingRefused {
                sketch.area(sketch.group(what, use), floor, sketch.ids().of(called, what), rings);
            }
        });
    }

    private Optional<String> floorOf(String level, Feature feature) throws DrawingRefused {
        Optional<String> floor = Optional.ofNullable(floors.get(level)).map(DrawingFloor::id);
        if (floor.isEmpty()) {
            sketch.leaveOut(feature.type() + " without a level");
        }
        return floor;
    }

    /** Nothing of the others. */
    private interface Areas extends Geometries.Listener {
        @Override
        default void onLine(List<Point2> points) throws DrawingRefused {}

        @Override
        default void onArea(List<List<Point2>> rings) throws DrawingRefused {}

        @Override
        default void onPlace(JsonNode position) throws DrawingRefused {}
    }
}
