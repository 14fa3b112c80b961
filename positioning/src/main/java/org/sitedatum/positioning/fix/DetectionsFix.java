package org.sitedatum.positioning.fix;

import java.util.List;

/**
 * One set of anonymous positions, empty sets included.
 *
 * @param header source, times, body
 * @param sensor detector id
 * @param frame frame id; {@code site} is the site frame
 * @param detections everything seen at the stamp
 */
public record DetectionsFix(FixHeader header, String sensor, String frame, List<PositionDetection> detections)
        implements Fix {

    /** Copies the lists. */
    public DetectionsFix {
        detections = List.copyOf(detections);
    }

    @Override
    public String kind() {
        return "detections";
    }

    @Override
    public DetectionsFix withHeader(FixHeader header) {
        return new DetectionsFix(header, sensor, frame, detections);
    }
}
