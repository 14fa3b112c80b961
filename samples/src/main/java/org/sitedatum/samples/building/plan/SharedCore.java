package org.sitedatum.samples.building.plan;

/** What both storeys have at the same place: outer walls, stairwell, lift shaft, corridor, the rooms north of it. */
final class SharedCore {

    private SharedCore() {}

    static void outerWallsAndCore(FloorPlanSketch s) {
        s.wall("concrete", 0, 0, 0, 25, 40, 25, 40, 0)
                .wall("glass", 40, 0, 26, 0)
                .wall("concrete", 26, 0, 0, 0);
        s.wall("concrete", 0, 14, 2.1, 14).wall("concrete", 3.5, 14, 4, 14);
        s.wall("concrete", 4, 14, 4, 25);
        s.wall("metal", 4, 14, 4.7, 14).wall("metal", 5.8, 14, 6.5, 14);
        s.wall("metal", 4.05, 14, 4.05, 16.5, 6.5, 16.5, 6.5, 14);
    }

    static void corridorAndRoomWays(FloorPlanSketch s) {
        s.node("corridor-stairs", 2.8, 12.5).node("corridor-lift", 5.25, 12.5).node("corridor-gate-w", 6.2, 12.5);
        s.node("corridor-n1", 10.1, 12.5).node("corridor-n2", 20, 12.5);
        s.node("corridor-n3", 28, 12.5).node("corridor-store", 32.7, 12.5).node("corridor-n4", 36, 12.5);
        s.node("corridor-end", 38.6, 12.5);
        s.way("corridor-stairs", "corridor-lift", "corridor-gate-w", "corridor-n1", "corridor-n2");
        s.way("corridor-n2", "corridor-n3", "corridor-store", "corridor-n4", "corridor-end");
        room(s, "n1", 10.1, 8.2, 14.2);
        room(s, "n2", 20, 17.5, 22.5);
        room(s, "n3", 28, 25.5, 30.5);
        room(s, "n4", 36, 33.5, 38.5);
        stairsAndLift(s);
    }

    /** A triangle of ways behind a door of the north wall. */
    private static void room(FloorPlanSketch s, String name, double door, double west, double east) {
        s.node(name + "-door", door, 16).node(name + "-w", west, 21.5).node(name + "-e", east, 20);
        s.way("corridor-" + name, name + "-door", name + "-w", name + "-e", name + "-door");
    }

    private static void stairsAndLift(FloorPlanSketch s) {
        s.node("lift", 5.25, 15.2).way("corridor-lift", "lift");
        s.node("stairs-door", 2.8, 15.2).way("corridor-stairs", "stairs-door");
    }
}
