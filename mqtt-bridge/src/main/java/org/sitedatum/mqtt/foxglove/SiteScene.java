package org.sitedatum.mqtt.foxglove;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.Color;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.LinePrimitive;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.Point3;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.SceneEntity;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.SceneEntityDeletion;
import org.sitedatum.mqtt.protobuf.FoxgloveSceneUpdate.SceneUpdate;
import org.sitedatum.positioning.site.Fence;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Wall;

/** The outlines, walls and fences of a site document as lines; a fence on no floor is drawn on each. */
public final class SiteScene {
    /** Its channel. */
    public static final String TOPIC = "foxglove/site";

    private static final Color OUTLINE = color(0.55, 0.55, 0.55);
    private static final Color WALL = color(0.85, 0.85, 0.85);
    private static final Color FENCE = color(0.95, 0.6, 0.1);
    private static final double PIXELS = 2;
    private static final int CORNERS_OF_CIRCLE = 48;

    private SiteScene() {}

    /** {@code foxglove.SceneUpdate} that takes the place of whatever was drawn before. */
    public static byte[] of(Site site, long nanos) {
        Map<String, Double> elevations =
                site.floors().stream().collect(Collectors.toMap(Floor::id, Floor::elevation, (first, same) -> first));
        SceneUpdate.Builder scene = SceneUpdate.newBuilder()
                .addDeletions(SceneEntityDeletion.newBuilder()
                        .setTimestamp(FoxgloveValues.timestamp(nanos))
                        .setType(SceneEntityDeletion.Type.ALL));
        for (Floor floor : site.floors()) {
            if (!floor.outline().isEmpty()) {
                scene.addEntities(entity(nanos, "floor " + floor.id())
                        .addLines(line(LinePrimitive.Type.LINE_LOOP, floor.outline(), floor.elevation(), OUTLINE)));
            }
        }
        for (Floor floor : site.floors()) {
            SceneEntity.Builder walls = entity(nanos, "walls " + floor.id());
            for (Wall wall : site.walls()) {
                if (wall.floor().equals(floor.id())) {
                    walls.addLines(line(LinePrimitive.Type.LINE_STRIP, wall.line(), floor.elevation(), WALL));
                }
            }
            if (walls.getLinesCount() > 0) {
                scene.addEntities(walls);
            }
        }
        for (Fence fence : site.fences()) {
            scene.addEntities(fence(nanos, fence, elevations));
        }
        return scene.build().toByteArray();
    }

    private static SceneEntity.Builder fence(long nanos, Fence fence, Map<String, Double> elevations) {
        SceneEntity.Builder entity = entity(nanos, "fence " + fence.id());
        double above = Double.isNaN(fence.elevation()) ? 0 : fence.elevation();
        List<Double> floors = fence.floor()
                .flatMap(floor -> Optional.ofNullable(elevations.get(floor)))
                .map(List::of)
                .orElseGet(() -> List.copyOf(elevations.values()));
        for (List<Point2> ring : rings(fence)) {
            floors.forEach(z -> entity.addLines(line(LinePrimitive.Type.LINE_LOOP, ring, z + above, FENCE)));
        }
        return entity;
    }

    private static List<List<Point2>> rings(Fence fence) {
        return fence.circle().map(circle -> List.of(corners(circle))).orElseGet(fence::polygon);
    }

    private static List<Point2> corners(Fence.Circle circle) {
        List<Point2> corners = new ArrayList<>(CORNERS_OF_CIRCLE);
        for (int i = 0; i < CORNERS_OF_CIRCLE; i++) {
            double angle = 2 * Math.PI * i / CORNERS_OF_CIRCLE;
            corners.add(new Point2(
                    circle.centre().x() + circle.radius() * Math.cos(angle),
                    circle.centre().y() + circle.radius() * Math.sin(angle)));
        }
        return corners;
    }

    private static SceneEntity.Builder entity(long nanos, String id) {
        return SceneEntity.newBuilder()
                .setTimestamp(FoxgloveValues.timestamp(nanos))
                .setFrameId(Site.FRAME)
                .setId(id)
                .setFrameLocked(true);
    }

    private static LinePrimitive line(LinePrimitive.Type type, List<Point2> points, double z, Color color) {
        LinePrimitive.Builder line = LinePrimitive.newBuilder()
                .setType(type)
                .setThickness(PIXELS)
                .setScaleInvariant(true)
                .setColor(color);
        for (Point2 point : points) {
            line.addPoints(Point3.newBuilder().setX(point.x()).setY(point.y()).setZ(z));
        }
        return line.build();
    }

    static Color color(double r, double g, double b) {
        return Color.newBuilder().setR(r).setG(g).setB(b).setA(1).build();
    }
}
