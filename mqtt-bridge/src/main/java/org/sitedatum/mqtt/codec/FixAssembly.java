package org.sitedatum.mqtt.codec;

import static org.sitedatum.mqtt.codec.CheckedFields.MAX_COORDINATE;
import static org.sitedatum.mqtt.codec.CheckedFields.MAX_SIGMA;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;

/** Makes the fix of a kind from the fields read; the contract's Fix table in code. */
final class FixAssembly {
    /** Largest range and range difference, m. */
    static final double MAX_RANGE = 1e4;

    /** Largest azimuth magnitude, rad: sensors count from 0 or from -pi. */
    static final double MAX_AZIMUTH = 2 * Math.PI;

    /** Largest elevation magnitude, rad. */
    static final double MAX_ELEVATION = 0.5 * Math.PI;

    /** Largest linear, m/s, and angular, rad/s, speed. */
    static final double MAX_SPEED = 1e3;

    /**
     * Radius that holds 95 % of an isotropic 2-D Gaussian, in standard deviations: sqrt(-2 ln 0.05).
     */
    static final double SIGMAS_OF_95_PERCENT_RADIUS = 2.4477;

    private static final double MIN_POWER = -250;
    private static final double MAX_POWER = 100;
    private static final double MAX_FORCE = 1e4;

    private FixAssembly() {}

    static Fix assemble(FieldTable table, String kind, FixHeader header) throws Refusal {
        return switch (kind) {
            case "range" -> range(table, header);
            case "rangeDifference" -> rangeDifference(table, header);
            case "bearing" -> bearing(table, header);
            case "position" -> position(table, header);
            case "pose" -> pose(table, header);
            case "marker" -> marker(table, header);
            case "pixel" -> DetectionAssembly.pixel(table, header);
            case "scan" -> DetectionAssembly.scan(table, header);
            case "detections" -> DetectionAssembly.detections(table, header);
            case "odometry" -> odometry(table, header);
            case "imu" -> imu(table, header);
            case RelayedRefusal.KIND -> throw RelayedRefusal.read(table);
            default ->
                throw new Refusal(
                        Reason.UNKNOWN_KIND,
                        "field 'kind' is '" + Excerpt.of(kind) + "'; known: range, rangeDifference, bearing, position,"
                                + " pose, marker, pixel, scan, detections, odometry, imu");
        };
    }

    private static RangeFix range(FieldTable table, FixHeader header) throws Refusal {
        return new RangeFix(
                header,
                CheckedFields.id(table, FixField.ANCHOR),
                CheckedFields.number(table, FixField.RANGE, 0, MAX_RANGE),
                CheckedFields.sigmaOrNaN(table, MAX_SIGMA),
                CheckedFields.numberOrNaN(table, FixField.RSSI, MIN_POWER, MAX_POWER),
                CheckedFields.numberOrNaN(table, FixField.FIRST_PATH_POWER, MIN_POWER, MAX_POWER));
    }

    private static RangeDifferenceFix rangeDifference(FieldTable table, FixHeader header) throws Refusal {
        return new RangeDifferenceFix(
                header,
                CheckedFields.id(table, FixField.ANCHOR),
                CheckedFields.id(table, FixField.REFERENCE),
                CheckedFields.number(table, FixField.DIFFERENCE, -MAX_RANGE, MAX_RANGE),
                CheckedFields.sigmaOrNaN(table, MAX_SIGMA));
    }

    private static BearingFix bearing(FieldTable table, FixHeader header) throws Refusal {
        return new BearingFix(
                header,
                CheckedFields.id(table, FixField.SENSOR),
                CheckedFields.number(table, FixField.AZIMUTH, -MAX_AZIMUTH, MAX_AZIMUTH),
                CheckedFields.numberOrNaN(table, FixField.ELEVATION, -MAX_ELEVATION, MAX_ELEVATION),
                CheckedFields.sigmaOrNaN(table, MAX_AZIMUTH));
    }

    private static PositionFix position(FieldTable table, FixHeader header) throws Refusal {
        FixField position = FixField.POSITION;
        table.require(position);
        int axes = table.count(position);
        if (axes != 2) {
            CheckedFields.requireCount(table, position, 3);
        }
        return new PositionFix(
                header,
                frame(table),
                CheckedFields.checked(table, position, 0, -MAX_COORDINATE, MAX_COORDINATE),
                CheckedFields.checked(table, position, 1, -MAX_COORDINATE, MAX_COORDINATE),
                axes == 2 ? Double.NaN : CheckedFields.checked(table, position, 2, -MAX_COORDINATE, MAX_COORDINATE),
                positionCovariance(table, axes));
    }

    /** The covariance, or one made from the accuracy with the same standard deviation on every measured axis. */
    private static Covariance3 positionCovariance(FieldTable table, int axes) throws Refusal {
        if (table.has(FixField.COVARIANCE)) {
            return CheckedFields.covariance3(table, axes);
        }
        if (!table.has(FixField.ACCURACY)) {
            throw new Refusal(
                    Reason.MISSING_FIELD,
                    "field 'covariance' or 'accuracy' (95 % horizontal radius, m) is required; send one of them");
        }
        double sigma = CheckedFields.number(table, FixField.ACCURACY, Double.MIN_NORMAL, MAX_SIGMA)
                / SIGMAS_OF_95_PERCENT_RADIUS;
        double variance = Math.max(sigma * sigma, Double.MIN_NORMAL);
        return axes == 2 ? new Covariance3(variance, 0, 0, variance, 0, 0) : Covariance3.isotropic(variance);
    }

    private static PoseFix pose(FieldTable table, FixHeader header) throws Refusal {
        Vector3 point = Vector3.ZERO;
        Optional<String> pointName = Optional.empty();
        table.checkShape(FixField.POINT);
        if (table.has(FixField.POINT)) {
            String name = table.text(FixField.POINT);
            if (name.isEmpty()) {
                point = CheckedFields.vector(table, FixField.POINT, MAX_COORDINATE);
            } else {
                pointName = Optional.of(name);
            }
        }
        return new PoseFix(
                header,
                frame(table),
                CheckedFields.transform(table, FixField.POSITION, FixField.ORIENTATION),
                CheckedFields.optionalCovariance6(table),
                point,
                pointName);
    }

    private static MarkerFix marker(FieldTable table, FixHeader header) throws Refusal {
        boolean posed = table.has(FixField.POSITION) || table.has(FixField.ORIENTATION);
        if (!posed && !table.has(FixField.CORNERS)) {
            throw new Refusal(
                    Reason.MISSING_FIELD,
                    "fields 'position' and 'orientation', or 'corners', are required; send one form");
        }
        return new MarkerFix(
                header,
                CheckedFields.id(table, FixField.CAMERA),
                CheckedFields.id(table, FixField.MARKER),
                posed
                        ? Optional.of(CheckedFields.transform(table, FixField.POSITION, FixField.ORIENTATION))
                        : Optional.empty(),
                corners(table),
                CheckedFields.optionalCovariance6(table));
    }

    private static List<PixelPoint> corners(FieldTable table) throws Refusal {
        table.checkShape(FixField.CORNERS);
        if (!table.has(FixField.CORNERS)) {
            return List.of();
        }
        return List.of(
                DetectionAssembly.pixelPoint(table, FixField.CORNERS, 0),
                DetectionAssembly.pixelPoint(table, FixField.CORNERS, 2),
                DetectionAssembly.pixelPoint(table, FixField.CORNERS, 4),
                DetectionAssembly.pixelPoint(table, FixField.CORNERS, 6));
    }

    private static OdometryFix odometry(FieldTable table, FixHeader header) throws Refusal {
        table.checkShape(FixField.RESET);
        return new OdometryFix(
                header,
                CheckedFields.id(table, FixField.FRAME),
                CheckedFields.transform(table, FixField.POSITION, FixField.ORIENTATION),
                CheckedFields.optionalVector(table, FixField.VELOCITY, MAX_SPEED),
                CheckedFields.optionalVector(table, FixField.ANGULAR_VELOCITY, MAX_SPEED),
                CheckedFields.optionalCovariance6(table),
                table.has(FixField.RESET) && table.integer(FixField.RESET) == 1);
    }

    private static ImuFix imu(FieldTable table, FixHeader header) throws Refusal {
        return new ImuFix(
                header,
                CheckedFields.vector(table, FixField.ANGULAR_VELOCITY, MAX_SPEED),
                CheckedFields.vector(table, FixField.SPECIFIC_FORCE, MAX_FORCE));
    }

    static String frame(FieldTable table) throws Refusal {
        table.checkShape(FixField.FRAME);
        return table.has(FixField.FRAME) ? table.text(FixField.FRAME) : Site.FRAME;
    }
}
