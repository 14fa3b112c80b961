package org.sitedatum.cluster.drawing.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.cluster.drawing.Drawing;
import org.sitedatum.cluster.drawing.DrawingGroup.Use;
import org.sitedatum.cluster.drawing.DrawingRefused;
import org.sitedatum.cluster.drawing.DrawingSketch;
import org.sitedatum.cluster.drawing.Suggestion;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Point2;

/**
 * Reads walls, fences and anchors from a GeoJSON feature collection. The property {@code kind} (or {@code type}) of a feature
 * says which it is: wall with {@code material}, fence, anchor; {@code floor} names its floor, {@code id} or {@code name} what
 * it is called. Features without a kind are grouped by their geometry.
 */
public final class GeoJsonReader {

    private static final String FILE = "the GeoJSON";

    private final DrawingSketch sketch = new DrawingSketch();
    private final Positions positions;
    private final Geometries geometries;

    private GeoJsonReader(Positions positions) {
        this.positions = positions;
        this.geometries = new Geometries(positions, sketch.budget());
    }

    /**
     * The drawing, in site metres.
     *
     * @param wanted whose coordinates these are, where the caller knows better than the file
     * @param georeference of the site
     */
    public static Drawing read(byte[] bytes, Optional<Coordinates> wanted, Optional<Georeference> georeference)
            throws DrawingRefused {
        try {
            CoordinatesGuess guess = new CoordinatesGuess(georeference);
            FeatureStream.read(FILE, new ByteArrayInputStream(bytes), guess);
            Coordinates coordinates = wanted.orElseGet(guess::coordinates);
            GeoJsonReader reader = new GeoJsonReader(
                    coordinates == Coordinates.SITE
                            ? Positions.inSite()
                            : Positions.onEarth(georeference.orElseThrow(() -> new DrawingRefused(
                                    FILE + " lies on Earth (WGS84) and the site does not yet: lay the site on Earth"
                                            + " first"))));
            FeatureStream.read(FILE, new ByteArrayInputStream(bytes), reader::feature);
            if (wanted.isEmpty()) {
                guess.doubt().ifPresent(reader.sketch::note);
            }
            return reader.sketch.drawing(
                    "geojson", Drawing.Frame.SITE, coordinates.said(), List.of(), Optional.empty());
        } catch (IOException cannotHappen) {
            throw new DrawingRefused(FILE + " cannot be read: " + cannotHappen.getMessage());
        }
    }

    private void feature(Feature feature) throws DrawingRefused {
        sketch.budget().step();
        String kind =
                feature.text("kind").or(() -> feature.text("type")).orElse("").toLowerCase(Locale.ROOT);
        Optional<String> floor = feature.text("floor").filter(EntityId::isValid);
        String called = feature.text("id")
                .or(() -> feature.text("name"))
                .or(() -> feature.id().isEmpty() ? Optional.empty() : Optional.of(feature.id()))
                .orElse("");
        geometries.read(feature.geometry(), feature.where(), new Geometries.Listener() {
            @Override
            public void onLine(List<Point2> points) throws DrawingRefused {
                line(feature, kind, floor, points);
            }

            @Override
            public void onArea(List<List<Point2>> rings) throws DrawingRefused {
                if (kind.equals("wall")) {
                    for (List<Point2> ring : rings) {
                        line(feature, kind, floor, ring);
                    }
                } else {
                    Use use = kind.equals("fence") ? Use.FENCE : Use.NONE;
                    int group = sketch.group(kind.isEmpty() ? "areas" : kind, use);
                    sketch.area(group, floor, sketch.ids().of(called, "fence"), rings);
                }
            }

            @Override
            public void onPlace(JsonNode position) throws DrawingRefused {
                Use use = kind.equals("anchor") ? Use.ANCHOR : Use.NONE;
                int group = sketch.group(kind.isEmpty() ? "places" : kind, use);
                sketch.place(
                        group,
                        floor,
                        sketch.ids().of(called, "anchor"),
                        positions.point(position, feature.where()),
                        positions.height(position, feature.where()));
            }
        });
    }

    private void line(Feature feature, String kind, Optional<String> floor, List<Point2> points) throws DrawingRefused {
        String material = feature.text("material").orElse("");
        boolean isWall = kind.equals("wall") || !material.isEmpty();
        String name = isWall ? ("wall " + material).strip() : kind.isEmpty() ? "lines" : kind;
        sketch.line(sketch.group(name, isWall ? Suggestion.ofMaterial(material) : Use.NONE), floor, points);
    }
}
