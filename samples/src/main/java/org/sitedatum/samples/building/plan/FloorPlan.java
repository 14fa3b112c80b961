package org.sitedatum.samples.building.plan;

import java.util.List;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Wall;

/**
 * One storey of the sample building.
 *
 * @param floor as in the site document
 * @param walls doors are gaps in them
 * @param anchors UWB
 * @param cameras at the ceiling
 * @param radars on the walls
 * @param markers on the walls
 * @param nodes where ways meet
 * @param edges ways between nodes of this storey
 */
public record FloorPlan(
        Floor floor,
        List<Wall> walls,
        List<Anchor> anchors,
        List<Camera> cameras,
        List<Detector> radars,
        List<Marker> markers,
        List<WayNode> nodes,
        List<WayEdge> edges) {

    /** Copies the collections. */
    public FloorPlan {
        walls = List.copyOf(walls);
        anchors = List.copyOf(anchors);
        cameras = List.copyOf(cameras);
        radars = List.copyOf(radars);
        markers = List.copyOf(markers);
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }
}
