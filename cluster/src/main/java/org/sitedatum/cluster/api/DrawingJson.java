package org.sitedatum.cluster.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import org.sitedatum.cluster.drawing.Drawing;
import org.sitedatum.cluster.drawing.DrawingFloor;
import org.sitedatum.cluster.drawing.DrawingGroup;
import org.sitedatum.cluster.drawing.DrawingShape;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Point2;

/** Drawings as JSON. */
final class DrawingJson {

    private DrawingJson() {}

    static ObjectNode of(Drawing drawing) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("format", drawing.format())
                .put("frame", drawing.frame().name().toLowerCase(Locale.ROOT))
                .put("unit", drawing.unit());
        ArrayNode floors = json.putArray("floors");
        drawing.floors().forEach(floor -> add(floors, floor));
        ArrayNode groups = json.putArray("groups");
        for (DrawingGroup group : drawing.groups()) {
            groups.addObject()
                    .put("name", group.name())
                    .put("use", group.use().name().toLowerCase(Locale.ROOT));
        }
        ArrayNode shapes = json.putArray("shapes");
        drawing.shapes().forEach(shape -> add(shapes, shape));
        ObjectNode leftOut = json.putObject("leftOut");
        drawing.leftOut().forEach(leftOut::put);
        ArrayNode notes = json.putArray("notes");
        drawing.notes().forEach(notes::add);
        drawing.georeference().ifPresent(georeference -> json.set("georeference", of(georeference)));
        return json;
    }

    static ObjectNode of(Georeference georeference) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("latDeg", georeference.latDeg())
                .put("lonDeg", georeference.lonDeg())
                .put("h", georeference.height())
                .put("headingDeg", georeference.headingDeg());
    }

    private static void add(ArrayNode floors, DrawingFloor floor) {
        ObjectNode json = floors.addObject()
                .put("id", floor.id())
                .put("name", floor.name())
                .put("elevation", floor.elevation())
                .put("height", floor.height());
        add(json.putArray("outline"), floor.outline());
    }

    private static void add(ArrayNode shapes, DrawingShape shape) {
        ObjectNode json = shapes.addObject().put("group", shape.group());
        shape.floor().ifPresent(floor -> json.put("floor", floor));
        if (shape instanceof DrawingShape.Line line) {
            add(json.putArray("line"), line.points());
        } else if (shape instanceof DrawingShape.Area area) {
            json.put("id", area.id());
            ArrayNode rings = json.putArray("rings");
            area.rings().forEach(ring -> add(rings.addArray(), ring));
        } else if (shape instanceof DrawingShape.Place place) {
            json.put("id", place.id());
            add(json.putArray("point"), place.point());
            place.z().ifPresent(z -> json.put("z", z));
        }
    }

    private static void add(ArrayNode array, List<Point2> points) {
        points.forEach(point -> add(array.addArray(), point));
    }

    private static void add(ArrayNode array, Point2 point) {
        array.add(millimetres(point.x())).add(millimetres(point.y()));
    }

    private static double millimetres(double metres) {
        return Math.round(metres * 1000) / 1000.0;
    }
}
