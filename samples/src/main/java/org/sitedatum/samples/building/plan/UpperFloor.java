package org.sitedatum.samples.building.plan;

/**
 * The upper floor: a laboratory, a meeting room and an open office south of the corridor, four offices north of it, much
 * of it glass and drywall.
 */
final class UpperFloor {

    static final String ID = "upper";

    private UpperFloor() {}

    static FloorPlan plan() {
        FloorPlanSketch sketch = new FloorPlanSketch(ID, "Upper floor", BuildingSize.STOREY, BuildingSize.STOREY);
        walls(sketch);
        anchors(sketch);
        outlook(sketch);
        ways(sketch);
        return sketch.finished();
    }

    private static void walls(FloorPlanSketch s) {
        SharedCore.outerWallsAndCore(s);
        s.wallAlongX("drywall", 14, 6.5, 40, 9.4, 10.8, 19.3, 20.7, 27.3, 28.7, 35.3, 36.7);
        s.wall("drywall", 16, 14, 16, 25).wall("glass", 24, 14, 24, 25).wall("drywall", 32, 14, 32, 25);
        s.wallAlongX("drywall", 11, 0, 14, 5, 7.4);
        s.wallAlongX("glass", 11, 14, 40, 18.8, 21.2, 32, 33.4);
        s.wall("brick", 14, 0, 14, 11).wall("glass", 26, 0, 26, 11);
    }

    private static void anchors(FloorPlanSketch s) {
        s.anchor("u01", 0.3, 0.4, 3.0).anchor("u02", 13.7, 0.4, 2.2).anchor("u03", 14.3, 10.6, 3.1);
        s.anchor("u04", 25.7, 0.4, 2.0).anchor("u05", 39.7, 0.4, 3.0).anchor("u06", 26.4, 10.6, 2.4);
        s.anchor("u07", 0.3, 12.5, 2.8).anchor("u08", 39.7, 12.5, 2.2);
        s.anchor("u09", 4.3, 24.7, 2.9).anchor("u10", 16.3, 24.7, 2.0);
        s.anchor("u11", 28, 24.7, 3.0).anchor("u12", 39.7, 24.7, 2.4);
    }

    private static void outlook(FloorPlanSketch s) {
        s.camera("u-cam-lab", 0.3, 0.3, 45).camera("u-cam-meeting", 25.6, 0.4, 138);
        s.camera("u-cam-office", 39.6, 0.4, 138);
        s.camera("u-cam-corridor-w", 0.4, 12.5, 0).camera("u-cam-corridor-e", 39.6, 12.5, 180);
        s.radar("u-radar-lab", 13.9, 4, 180).radar("u-radar-meeting", 14.1, 5.5, 0);
        s.radar("u-radar-office", 39.8, 5.5, 180);
        s.radar("u-radar-corridor-w", 0.2, 12.5, 0).radar("u-radar-corridor-e", 39.8, 12.5, 180);
        s.radar("u-radar-n1", 10, 24.8, -90).radar("u-radar-n3", 28, 24.8, -90);
        s.marker("u-mark-lab", 13.95, 7, 180).marker("u-mark-meeting-w", 14.05, 4, 0);
        s.marker("u-mark-meeting-s", 20, 0.05, 90).marker("u-mark-office-s", 33, 0.05, 90);
        s.marker("u-mark-office-e", 39.95, 5, 180).marker("u-mark-corridor-e", 39.95, 12.5, 180);
        s.marker("u-mark-corridor-w", 24, 13.95, -90).marker("u-mark-corridor-m", 31, 13.95, -90);
        s.marker("u-mark-n2", 20, 24.95, -90).marker("u-mark-n3", 28, 24.95, -90);
    }

    private static void ways(FloorPlanSketch s) {
        SharedCore.corridorAndRoomWays(s);
        s.node("lab-door", 6.2, 9).node("lab-w", 2, 4).node("lab-s", 7, 2).node("lab-e", 12, 5);
        s.way("corridor-gate-w", "lab-door", "lab-w", "lab-s", "lab-e", "lab-door");
        s.node("meeting-door", 20, 9).node("meeting-w", 16.5, 3.5).node("meeting-e", 23.5, 3.5);
        s.way("corridor-n2", "meeting-door", "meeting-w", "meeting-e", "meeting-door");
        s.node("office-door", 32.7, 8.5)
                .node("office-w", 28.5, 4)
                .node("office-s", 33, 2)
                .node("office-e", 37.5, 5);
        s.way("corridor-store", "office-door", "office-w", "office-s", "office-e", "office-door");
    }
}
