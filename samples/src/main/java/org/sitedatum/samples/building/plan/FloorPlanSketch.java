package org.sitedatum.samples.building.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Wall;

/** Draws a storey stroke by stroke; {@link #finished()} hands out the plan. */
final class FloorPlanSketch {

    private final Floor floor;
    private final List<Wall> walls = new ArrayList<>();
    private final List<Anchor> anchors = new ArrayList<>();
    private final List<Camera> cameras = new ArrayList<>();
    private final List<Detector> radars = new ArrayList<>();
    private final List<Marker> markers = new ArrayList<>();
    private final List<WayNode> nodes = new ArrayList<>();
    private final List<WayEdge> edges = new ArrayList<>();

    FloorPlanSketch(String id, String name, double elevation, double height) {
        List<Point2> outline = List.of(
                new Point2(0, 0),
                new Point2(BuildingSize.LENGTH, 0),
                new Point2(BuildingSize.LENGTH, BuildingSize.WIDTH),
                new Point2(0, BuildingSize.WIDTH));
        this.floor = new Floor(id, name, elevation, height, outline);
    }

    /** A wall through points given as x, y, x, y, ... */
    FloorPlanSketch wall(String material, double... xy) {
        List<Point2> line = new ArrayList<>();
        for (int i = 0; i < xy.length; i += 2) {
            line.add(new Point2(xy[i], xy[i + 1]));
        }
        walls.add(new Wall(floor.id(), line, material));
        return this;
    }

    /** A wall along x at {@code y}, broken by doors given as from, to, from, to, ... in rising order. */
    FloorPlanSketch wallAlongX(String material, double y, double from, double to, double... doors) {
        double start = from;
        for (int i = 0; i < doors.length; i += 2) {
            wall(material, start, y, doors[i], y);
            start = doors[i + 1];
        }
        return wall(material, start, y, to, y);
    }

    /** An anchor {@code above} m above the floor surface. */
    FloorPlanSketch anchor(String id, double x, double y, double above) {
        anchors.add(new Anchor(
                id,
                new Vector3(x, y, floor.elevation() + above),
                Optional.of(floor.id()),
                Optional.empty(),
                Double.NaN,
                Double.NaN));
        return this;
    }

    /** A camera at the ceiling that looks along a heading, 25 degrees down. */
    FloorPlanSketch camera(String id, double x, double y, double headingDeg) {
        cameras.add(Outlook.camera(id, new Vector3(x, y, floor.elevation() + 3), headingDeg, 25));
        return this;
    }

    /** A radar at hip height that looks along a heading. */
    FloorPlanSketch radar(String id, double x, double y, double headingDeg) {
        radars.add(Outlook.radar(id, new Vector3(x, y, floor.elevation() + 1.1), headingDeg));
        return this;
    }

    /** A marker at eye height on a wall that faces along a heading. */
    FloorPlanSketch marker(String id, double x, double y, double headingDeg) {
        markers.add(Outlook.marker(id, new Vector3(x, y, floor.elevation() + 1.6), headingDeg));
        return this;
    }

    /** A way node; its name gets the floor id in front. */
    FloorPlanSketch node(String name, double x, double y) {
        nodes.add(new WayNode(floor.id() + "/" + name, new Vector3(x, y, floor.elevation())));
        return this;
    }

    /** Ways from each named node to the next. */
    FloorPlanSketch way(String... names) {
        for (int i = 0; i + 1 < names.length; i++) {
            edges.add(new WayEdge(floor.id() + "/" + names[i], floor.id() + "/" + names[i + 1], WayEdge.Kind.LEVEL));
        }
        return this;
    }

    FloorPlan finished() {
        return new FloorPlan(floor, walls, anchors, cameras, radars, markers, nodes, edges);
    }
}
