package org.sitedatum.positioning.fix;

import java.util.List;

/**
 * One scan of a radar or bearing-only sensor, empty scans included.
 *
 * @param header source, times, body
 * @param sensor detector id
 * @param detections everything seen in the scan
 */
public record ScanFix(FixHeader header, String sensor, List<ScanDetection> detections) implements Fix {

    /** Copies the lists. */
    public ScanFix {
        detections = List.copyOf(detections);
    }

    @Override
    public String kind() {
        return "scan";
    }

    @Override
    public ScanFix withHeader(FixHeader header) {
        return new ScanFix(header, sensor, detections);
    }
}
