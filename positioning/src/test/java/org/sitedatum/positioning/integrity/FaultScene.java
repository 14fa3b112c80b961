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
    LIDAR("a lidar's anonymous positions beside 4 anchors", 4, TrackableKind.PEDESTRIAN),
    /** The camera on the body is at fault, so all markers it sees are wrong at once. */
    MARKERS("markers seen on the way beside 4 anchors", 4, TrackableKind.HEADSET),
    TURN_RATE("an IMU's turn rate beside poses and 4 anchors", 4, TrackableKind.HEADSET),
    /** Nothing to compare with: faults can only show as impossible motion. */
    POSITION_ALONE("a source of positions alone", 0, TrackableKind.PEDESTRIAN),
    /** Odometry drifts, so a slow drift of the only source of places is not seen. */
    POSE_BESIDE_ODOMETRY("poses beside odometry alone", 0, TrackableKind.VEHICLE),
    /** Two equal faults. */
    RANGES_2_OF_6("2 ranges of 6 anchors", 6, TrackableKind.PEDESTRIAN),
    /** One fault common to all. */
    RANGES_6_OF_6("all ranges of 6 anchors", 6, TrackableKind.PEDESTRIAN),
    /** The radio as a whole, beside what has never seen the site. */
    RANGES_5_OF_5_BESIDE_ODOMETRY("all ranges of 5 anchors beside odometry", 5, TrackableKind.VEHICLE);

    final String title;
    final int anchors;
    private final TrackableKind kind;

    FaultScene(String title, int anchors, TrackableKind kind) {
        this.title = title;
        this.anchors = anchors;
        this.kind = kind;
    }

    Site site() {
        SmallSite site = SmallSite.withAnchors(anchors).camera("roof").lidar("lidar");
        for (int i = 0; i < FaultySights.MARKERS.size(); i++) {
            site.marker("m" + i, FaultySights.MARKERS.get(i));
        }
        return site.body("body", kind, FaultWalk.HEIGHT).build();
    }

    /** True where a single sensor of several fails. */
    boolean redundant() {
        return ordinal() < POSITION_ALONE.ordinal();
    }
}
