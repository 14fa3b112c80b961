package org.sitedatum.positioning.door;

import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;

/** The physical range of every number of a scan or of a set of detections; NaN means not measured where it may. */
final class DetectionNumbers {

    private DetectionNumbers() {}

    static Optional<Refusal> check(Fix fix) {
        if (fix instanceof ScanFix scan) {
            return checkScan(scan.detections());
        }
        return fix instanceof DetectionsFix set ? checkPositions(set.detections()) : Optional.empty();
    }

    private static Optional<Refusal> checkScan(List<ScanDetection> detections) {
        for (int i = 0; i < detections.size(); i++) {
            ScanDetection d = detections.get(i);
            if (isPlausible(d)) {
                continue;
            }
            String at = "detections[" + i + "].";
            Optional<Refusal> refusal = FixNumbers.within(at + "azimuth", d.azimuth(), -2 * Math.PI, 2 * Math.PI)
                    .or(() -> measured(at + "range", d.range(), 0, FixNumbers.LONGEST_RANGE))
                    .or(() -> measured(at + "elevation", d.elevation(), -Math.PI / 2, Math.PI / 2))
                    .or(() -> measured(
                            at + "radialVelocity",
                            d.radialVelocity(),
                            -FixNumbers.LARGEST_SPEED,
                            FixNumbers.LARGEST_SPEED));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> checkPositions(List<PositionDetection> detections) {
        for (int i = 0; i < detections.size(); i++) {
            PositionDetection d = detections.get(i);
            if (isPlausible(d)) {
                continue;
            }
            String at = "detections[" + i + "].";
            Optional<Refusal> refusal = coordinate(at + "position[0]", d.x())
                    .or(() -> coordinate(at + "position[1]", d.y()))
                    .or(() -> Double.isNaN(d.z()) ? Optional.empty() : coordinate(at + "position[2]", d.z()))
                    .or(() -> measured(at + "score", d.score(), 0, 1))
                    .or(() -> d.covariance().flatMap(FixNumbers::covariance));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** True when nothing can be wrong with it: almost always, and then no name of a field is put together. */
    private static boolean isPlausible(ScanDetection d) {
        return Math.abs(d.azimuth()) <= 2 * Math.PI
                && isUnmeasuredOr(d.range(), 0, FixNumbers.LONGEST_RANGE)
                && isUnmeasuredOr(d.elevation(), -Math.PI / 2, Math.PI / 2)
                && isUnmeasuredOr(d.radialVelocity(), -FixNumbers.LARGEST_SPEED, FixNumbers.LARGEST_SPEED);
    }

    private static boolean isPlausible(PositionDetection d) {
        return Math.abs(d.x()) <= FixNumbers.LARGEST_COORDINATE
                && Math.abs(d.y()) <= FixNumbers.LARGEST_COORDINATE
                && isUnmeasuredOr(d.z(), -FixNumbers.LARGEST_COORDINATE, FixNumbers.LARGEST_COORDINATE)
                && isUnmeasuredOr(d.score(), 0, 1)
                && d.covariance().flatMap(FixNumbers::covariance).isEmpty();
    }

    private static boolean isUnmeasuredOr(double value, double low, double high) {
        return Double.isNaN(value) || value >= low && value <= high;
    }

    private static Optional<Refusal> coordinate(String field, double value) {
        return FixNumbers.within(field, value, -FixNumbers.LARGEST_COORDINATE, FixNumbers.LARGEST_COORDINATE);
    }

    private static Optional<Refusal> measured(String field, double value, double low, double high) {
        return Double.isNaN(value) ? Optional.empty() : FixNumbers.within(field, value, low, high);
    }
}
