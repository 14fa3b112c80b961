package org.sitedatum.samples.building.plan;

/**
 * The ground floor: a hall with two racks and a cold store south of the corridor, four workshops north of it.
 *
 * <pre>
 *  25 +----+----------+--------+--------+--------+
 *     |st  |  N1      |  N2    |  N3    |  N4    |
 *     | +--+          |        |        |        |
 *  14 +d+li+---d------+---d----+---d----+---d----+
 *     |              corridor                    |
 *  11 +-----d-----------------d------+-----d-----+
 *     |   hall                       d           |
 *     |   =======    =======         |   store   |
 *   0 +------------------------------+-----------+
 *     0                             26          40
 * </pre>
 */
final class GroundFloor {

    static final String ID = "ground";

    private GroundFloor() {}

    static FloorPlan plan() {
        FloorPlanSketch sketch = new FloorPlanSketch(ID, "Ground floor", 0, BuildingSize.STOREY);
        walls(sketch);
        anchors(sketch);
        outlook(sketch);
        hallWays(sketch);
        roomWays(sketch);
        return sketch.finished();
    }

    private static void walls(FloorPlanSketch s) {
        SharedCore.outerWallsAndCore(s);
        s.wallAlongX("brick", 14, 6.5, 40, 9.4, 10.8, 19.3, 20.7, 27.3, 28.7, 35.3, 36.7);
        s.wall("drywall", 16, 14, 16, 25);
        s.wall("brick", 24, 14, 24, 25);
        s.wall("drywall", 32, 14, 32, 25);
        s.wallAlongX("brick", 11, 0, 40, 5, 7.4, 18.8, 21.2, 32, 33.4);
        s.wall("concrete", 26, 0, 26, 4.6).wall("concrete", 26, 6.8, 26, 11);
        s.wall("metal", 4, 3.6, 10, 3.6).wall("metal", 13, 3.6, 19, 3.6);
    }

    private static void anchors(FloorPlanSketch s) {
        s.anchor("g01", 0.3, 0.4, 3.1).anchor("g02", 25.7, 0.4, 2.4).anchor("g03", 0.3, 10.7, 2.2);
        s.anchor("g04", 25.7, 10.7, 3.2).anchor("g05", 11.5, 0.3, 2.9);
        s.anchor("g06", 39.7, 0.4, 3.0).anchor("g07", 39.7, 10.6, 1.9);
        s.anchor("g08", 13, 13.8, 3.2).anchor("g09", 39.7, 12.5, 2.6);
        s.anchor("g10", 4.3, 24.7, 2.8).anchor("g11", 20, 24.7, 2.2).anchor("g12", 31.8, 24.7, 3.1);
    }

    private static void outlook(FloorPlanSketch s) {
        s.camera("g-cam-hall-w", 0.3, 10.7, -35).camera("g-cam-hall-e", 25.7, 10.7, -145);
        s.camera("g-cam-hall-s", 13, 0.3, 90).camera("g-cam-store", 39.7, 10.7, -135);
        s.camera("g-cam-corridor-w", 0.4, 12.5, 0).camera("g-cam-corridor-e", 39.6, 12.5, 180);
        s.radar("g-radar-hall-w", 0.2, 6, 0).radar("g-radar-hall-e", 25.8, 7.8, 180);
        s.radar("g-radar-store", 39.8, 5.5, 180);
        s.radar("g-radar-corridor-w", 0.2, 12.5, 0).radar("g-radar-corridor-e", 39.8, 12.5, 180);
        s.radar("g-radar-n2", 20, 24.8, -90).radar("g-radar-n4", 36, 24.8, -90);
    }

    private static void hallWays(FloorPlanSketch s) {
        s.node("hall-sw", 2, 1.8).node("hall-s", 11.5, 1.8).node("hall-se", 22.5, 1.8);
        s.node("hall-w", 2, 6).node("hall-gate-w", 6.2, 6).node("hall-c", 11.5, 6);
        s.node("hall-gate-e", 20, 6).node("hall-e", 22.5, 5.7);
        s.node("dock-1", 3, 9).node("dock-2", 9, 9).node("dock-3", 15, 9).node("dock-4", 24, 9);
        s.way("hall-sw", "hall-s", "hall-se", "hall-e", "hall-gate-e", "hall-c", "hall-gate-w", "hall-w", "hall-sw");
        s.way("hall-s", "hall-c")
                .way("hall-w", "dock-1")
                .way("hall-gate-w", "dock-2", "hall-c", "dock-3", "hall-gate-e");
        s.way("hall-e", "dock-4");
        s.node("store-w", 28, 5.7)
                .node("store-c", 32.7, 5.7)
                .node("store-e", 37, 4)
                .node("store-s", 31, 2);
        s.way("hall-e", "store-w", "store-c", "store-e").way("store-w", "store-s", "store-e");
    }

    private static void roomWays(FloorPlanSketch s) {
        SharedCore.corridorAndRoomWays(s);
        s.way("hall-gate-w", "corridor-gate-w")
                .way("hall-gate-e", "corridor-n2")
                .way("store-c", "corridor-store");
    }
}
