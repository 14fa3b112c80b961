package org.sitedatum.positioning.integrity;

import org.sitedatum.positioning.SmallSite;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.TrackableKind;

/** Which sensors follow the body, and which of them fails. */
enum FaultScene {
    RANGE_OF_6("a range of 6 anchors", 6, TrackableKind.PEDESTRIAN),
    RANGE_OF_4("a range of 4 anchors", 4, TrackableKind.PEDESTRIAN),
    RANGE_BESIDE_ODOMETRY("a range of 5 anchors beside odometry", 5, TrackableKind.VEHICLE),
    DIFFERENCE("a range difference of 6 anchors", 6, TrackableKind.PEDESTRIAN),
    POSITION_BESIDE_RANGES("positions beside 4 anchors", 4, TrackableKind.PEDESTRIAN),
    POSITION_OF_3("one of 3 sources of positions", 0, TrackableKind.ASSET),
    POSITION_OF_2("one of 2 sources of positions", 0, TrackableKind.PEDESTRIAN),
    POSE_BESIDE_RANGES("poses beside 4 anchors", 4, TrackableKind.HEADSET),
    ODOMETRY("odometry beside 5 anchors", 5, TrackableKind.VEHICLE),
    BEARING("a bearing beside 4 anchors", 4, TrackableKind.PEDESTRIAN),
    PIXELS("a camera's pixels beside 4 anchors", 4, TrackableKind.PEDESTRIAN),
    DETECTIONS("a camera's anonymous pixels beside 4 anchors", 4, TrackableKind.PEDESTRIAN),
    SCAN("a radar's scans beside 4 anchors", 4, TrackableKind.PEDESTRIAN),
    /** Nothing to compare with: faults can only show as impossible motion. */
    POSITION_ALONE("a source of positions alone", 0, TrackableKind.PEDESTRIAN),
    /** Two equal faults. */
    RANGES_2_OF_6("2 ranges of 6 anchors", 6, TrackableKind.PEDESTRIAN),
    /** One fault common to all. */
    RANGES_6_OF_6("all ranges of 6 anchors", 6, TrackableKind.PEDESTRIAN);

    final String title;
    final int anchors;
    private final TrackableKind kind;

    FaultScene(String title, int anchors, TrackableKind kind) {
        this.title = title;
        this.anchors = anchors;
        this.kind = kind;
    }

    Site site() {
        return SmallSite.withAnchors(anchors)
                .camera("roof")
                .body("body", kind, FaultWalk.HEIGHT)
                .build();
    }

    /** True where what fails sees the body from afar: a camera or a radar, which may also mistake it for another. */
    boolean seen() {
        return this == PIXELS || this == DETECTIONS || this == SCAN;
    }

    /** True where a single sensor of several fails. */
    boolean redundant() {
        return this != POSITION_ALONE && this != RANGES_2_OF_6 && this != RANGES_6_OF_6;
    }
}
