package org.sitedatum.mqtt.codec;

import static org.sitedatum.mqtt.codec.CheckedFields.MAX_COORDINATE;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.BodyPixel;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;

/** Makes the three kinds that carry a list of detections. One bad detection refuses its whole set. */
final class DetectionAssembly {
    private static final double MAX_PIXEL = 1e6;
    private static final double MAX_SNR = 300;

    private DetectionAssembly() {}

    static ScanFix scan(FieldTable table, FixHeader header) throws Refusal {
        String sensor = CheckedFields.id(table, FixField.SENSOR);
        return new ScanFix(header, sensor, each(table, DetectionAssembly::scanDetection));
    }

    static DetectionsFix detections(FieldTable table, FixHeader header) throws Refusal {
        String sensor = CheckedFields.id(table, FixField.SENSOR);
        String frame = FixAssembly.frame(table);
        return new DetectionsFix(header, sensor, frame, each(table, DetectionAssembly::positionDetection));
    }

    static PixelFix pixel(FieldTable table, FixHeader header) throws Refusal {
        String camera = CheckedFields.id(table, FixField.CAMERA);
        if (!table.has(FixField.DETECTIONS) && !table.has(FixField.PIXEL)) {
            throw new Refusal(
                    Reason.MISSING_FIELD, "field 'pixel' with 'target', or 'detections', is required; send one form");
        }
        return new PixelFix(
                header,
                camera,
                table.has(FixField.DETECTIONS)
                        ? each(table, DetectionAssembly::pixelDetection)
                        : List.of(pixelDetection(table)));
    }

    static PixelPoint pixelPoint(FieldTable table, FixField field, int first) throws Refusal {
        return new PixelPoint(
                CheckedFields.checked(table, field, first, -MAX_PIXEL, MAX_PIXEL),
                CheckedFields.checked(table, field, first + 1, -MAX_PIXEL, MAX_PIXEL));
    }

    private interface Assembly<T> {
        T assemble(FieldTable table) throws Refusal;
    }

    private static <T> List<T> each(FieldTable table, Assembly<T> assembly) throws Refusal {
        table.require(FixField.DETECTIONS);
        int count = table.detectionCount();
        List<T> all = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            try {
                all.add(assembly.assemble(table.detection(i)));
            } catch (Refusal refusal) {
                throw new Refusal(refusal.reason(), "detection " + i + ": " + refusal.detail());
            }
        }
        return all;
    }

    private static ScanDetection scanDetection(FieldTable table) throws Refusal {
        return new ScanDetection(
                CheckedFields.numberOrNaN(table, FixField.RANGE, 0, FixAssembly.MAX_RANGE),
                CheckedFields.number(table, FixField.AZIMUTH, -FixAssembly.MAX_AZIMUTH, FixAssembly.MAX_AZIMUTH),
                CheckedFields.numberOrNaN(
                        table, FixField.ELEVATION, -FixAssembly.MAX_ELEVATION, FixAssembly.MAX_ELEVATION),
                CheckedFields.numberOrNaN(
                        table, FixField.RADIAL_VELOCITY, -FixAssembly.MAX_SPEED, FixAssembly.MAX_SPEED),
                CheckedFields.numberOrNaN(table, FixField.SNR, -MAX_SNR, MAX_SNR),
                CheckedFields.optionalText(table, FixField.LOCAL_ID));
    }

    private static PositionDetection positionDetection(FieldTable table) throws Refusal {
        FixField position = FixField.POSITION;
        table.require(position);
        int axes = table.count(position);
        if (axes != 2) {
            CheckedFields.requireCount(table, position, 3);
        }
        return new PositionDetection(
                CheckedFields.checked(table, position, 0, -MAX_COORDINATE, MAX_COORDINATE),
                CheckedFields.checked(table, position, 1, -MAX_COORDINATE, MAX_COORDINATE),
                axes == 2 ? Double.NaN : CheckedFields.checked(table, position, 2, -MAX_COORDINATE, MAX_COORDINATE),
                table.has(FixField.COVARIANCE) ? Optional.of(CheckedFields.covariance3(table, axes)) : Optional.empty(),
                CheckedFields.optionalText(table, FixField.LABEL),
                CheckedFields.numberOrNaN(table, FixField.SCORE, 0, 1),
                CheckedFields.optionalText(table, FixField.LOCAL_ID));
    }

    private static PixelDetection pixelDetection(FieldTable table) throws Refusal {
        if (!table.has(FixField.PIXEL) && !table.has(FixField.BOX)) {
            throw new Refusal(Reason.MISSING_FIELD, "field 'pixel' with 'target', or 'box', is required");
        }
        return new PixelDetection(
                bodyPixel(table),
                box(table),
                CheckedFields.optionalText(table, FixField.LABEL),
                CheckedFields.numberOrNaN(table, FixField.SCORE, 0, 1),
                CheckedFields.optionalText(table, FixField.LOCAL_ID));
    }

    private static Optional<BodyPixel> bodyPixel(FieldTable table) throws Refusal {
        if (!table.has(FixField.PIXEL)) {
            return Optional.empty();
        }
        table.require(FixField.PIXEL);
        CheckedFields.requireCount(table, FixField.PIXEL, 2);
        return Optional.of(new BodyPixel(pixelPoint(table, FixField.PIXEL, 0), target(table)));
    }

    private static PixelDetection.Target target(FieldTable table) throws Refusal {
        table.require(FixField.TARGET);
        String word = table.text(FixField.TARGET);
        return switch (word) {
            case "foot" -> PixelDetection.Target.FOOT;
            case "centre" -> PixelDetection.Target.CENTRE;
            case "head" -> PixelDetection.Target.HEAD;
            default ->
                throw new Refusal(
                        Reason.OUT_OF_RANGE,
                        "field 'target' is '" + Excerpt.of(word) + "'; allowed 'foot', 'centre', 'head'");
        };
    }

    private static Optional<Box> box(FieldTable table) throws Refusal {
        if (!table.has(FixField.BOX)) {
            return Optional.empty();
        }
        table.require(FixField.BOX);
        CheckedFields.requireCount(table, FixField.BOX, 4);
        return Optional.of(new Box(
                CheckedFields.checked(table, FixField.BOX, 0, -MAX_PIXEL, MAX_PIXEL),
                CheckedFields.checked(table, FixField.BOX, 1, -MAX_PIXEL, MAX_PIXEL),
                CheckedFields.checked(table, FixField.BOX, 2, 0, MAX_PIXEL),
                CheckedFields.checked(table, FixField.BOX, 3, 0, MAX_PIXEL)));
    }
}
