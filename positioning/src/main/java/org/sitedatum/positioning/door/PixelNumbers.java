package org.sitedatum.positioning.door;

import static org.sitedatum.positioning.door.FixNumbers.first;
import static org.sitedatum.positioning.door.FixNumbers.within;

import java.util.Optional;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;

/** The range of the numbers cameras send. Written so that NaN fails each test. */
final class PixelNumbers {

    private static final double LARGEST_PIXEL = 1e6;

    private PixelNumbers() {}

    static Optional<Refusal> check(PixelFix fix) {
        for (int i = 0; i < fix.detections().size(); i++) {
            Optional<Refusal> refusal =
                    check("detections[" + i + "]", fix.detections().get(i));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    static Optional<Refusal> check(MarkerFix fix) {
        if (fix.opticalFromMarker().isEmpty() && fix.corners().size() != 4) {
            return Optional.of(new Refusal(
                    Reason.MISSING_FIELD,
                    "marker has neither position and orientation nor 4 corners, but "
                            + fix.corners().size()));
        }
        for (int i = 0; i < fix.corners().size(); i++) {
            Optional<Refusal> refusal =
                    check("corners[" + i + "]", fix.corners().get(i));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private static Optional<Refusal> check(String path, PixelDetection detection) {
        Optional<Refusal> refusal = detection.point().flatMap(point -> check(path + ".pixel", point.pixel()));
        refusal = first(refusal, detection.box().flatMap(box -> check(path, box)));
        if (refusal.isEmpty() && !Double.isNaN(detection.score())) {
            refusal = within(path + ".score", detection.score(), 0, 1);
        }
        return refusal;
    }

    private static Optional<Refusal> check(String path, PixelDetection.Box box) {
        return first(
                check(path + ".box", new PixelPoint(box.left(), box.top())),
                first(
                        within(path + ".box.width", box.width(), 0, LARGEST_PIXEL),
                        within(path + ".box.height", box.height(), 0, LARGEST_PIXEL)));
    }

    private static Optional<Refusal> check(String path, PixelPoint point) {
        return first(
                within(path + ".u", point.u(), -LARGEST_PIXEL, LARGEST_PIXEL),
                within(path + ".v", point.v(), -LARGEST_PIXEL, LARGEST_PIXEL));
    }
}
