package org.sitedatum.positioning.survey;

import java.util.List;
import org.sitedatum.positioning.fix.ScanDetection;

/**
 * One scan of the radar to be placed.
 *
 * @param stampNanos ns since the Unix epoch, by the radar's clock
 * @param detections in the radar's own frame; those without a range are passed over
 */
public record RadarScan(long stampNanos, List<ScanDetection> detections) {

    /** Keeps the detections that have a range and an azimuth. */
    public RadarScan {
        detections = detections.stream()
                .filter(d -> d.range() > 0.05 && d.range() < 1e5 && Math.abs(d.azimuth()) <= 7)
                .toList();
    }
}
