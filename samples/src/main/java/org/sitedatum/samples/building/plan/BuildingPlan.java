package org.sitedatum.samples.building.plan;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Both storeys and the ways between them.
 *
 * @param floors from the ground up
 * @param ways of the whole building
 */
public record BuildingPlan(List<FloorPlan> floors, WayGraph ways) {

    /** Copies the list. */
    public BuildingPlan {
        floors = List.copyOf(floors);
    }

    /** The sample building. */
    public static BuildingPlan sample() {
        List<FloorPlan> floors = List.of(GroundFloor.plan(), UpperFloor.plan());
        List<WayNode> nodes = new ArrayList<>();
        List<WayEdge> edges = new ArrayList<>();
        floors.forEach(floor -> {
            nodes.addAll(floor.nodes());
            edges.addAll(floor.edges());
        });
        addStairs(nodes, edges);
        edges.add(new WayEdge(GroundFloor.ID + "/lift", UpperFloor.ID + "/lift", WayEdge.Kind.LIFT));
        return new BuildingPlan(floors, new WayGraph(nodes, edges));
    }

    /** Each end of the flight is reached straight on over a landing, so that slope and turn never meet. */
    private static void addStairs(List<WayNode> nodes, List<WayEdge> edges) {
        WayNode foot = new WayNode(GroundFloor.ID + "/stairs-foot", new Vector3(1.2, 16.6, 0));
        WayNode head = new WayNode(UpperFloor.ID + "/stairs-head", new Vector3(1.2, 22.4, BuildingSize.STOREY));
        WayNode lowLanding = new WayNode(GroundFloor.ID + "/landing", new Vector3(1.2, 15.2, 0));
        WayNode highLanding = new WayNode(UpperFloor.ID + "/landing", new Vector3(1.2, 23.6, BuildingSize.STOREY));
        WayNode corner = new WayNode(UpperFloor.ID + "/landing-corner", new Vector3(2.8, 23.6, BuildingSize.STOREY));
        nodes.addAll(List.of(foot, head, lowLanding, highLanding, corner));
        edges.add(new WayEdge(GroundFloor.ID + "/stairs-door", lowLanding.name(), WayEdge.Kind.LEVEL));
        edges.add(new WayEdge(lowLanding.name(), foot.name(), WayEdge.Kind.LEVEL));
        edges.add(new WayEdge(foot.name(), head.name(), WayEdge.Kind.STAIRS));
        edges.add(new WayEdge(head.name(), highLanding.name(), WayEdge.Kind.LEVEL));
        edges.add(new WayEdge(highLanding.name(), corner.name(), WayEdge.Kind.LEVEL));
        edges.add(new WayEdge(corner.name(), UpperFloor.ID + "/stairs-door", WayEdge.Kind.LEVEL));
    }
}
