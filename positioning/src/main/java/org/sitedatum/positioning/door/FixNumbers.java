package org.sitedatum.positioning.door;

import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanFix;

/** The physical range of every number of a fix. Written so that NaN fails each test. */
final class FixNumbers {

    static final double LONGEST_RANGE = 10_000;
    static final double LARGEST_COORDINATE = 1e6;
    static final double LARGEST_SPEED = 1_000;
    private static final double LARGEST_RATE = 1_000;
    private static final double LARGEST_FORCE = 10_000;
    private static final double LARGEST_SIGMA = 10_000;
    private static final double LARGEST_VARIANCE = 1e8;
    private static final double UNIT_TOLERANCE = 1e-2;

    private FixNumbers() {}

    static Optional<Refusal> check(Fix fix) {
        Optional<Refusal> sensor = fix.header().siteFromSensor().flatMap(p -> transform("sensorPosition", p));
        if (sensor.isPresent()) {
            return sensor;
        }
        if (fix instanceof RangeFix range) {
            return first(within("range", range.range(), 0, LONGEST_RANGE), sigma(range.sigma()));
        }
        if (fix instanceof RangeDifferenceFix difference) {
            return first(
                    within("difference", difference.difference(), -LONGEST_RANGE, LONGEST_RANGE),
                    sigma(difference.sigma()));
        }
        if (fix instanceof BearingFix bearing) {
            return bearing(bearing);
        }
        if (fix instanceof PositionFix position) {
            return position(position);
        }
        if (fix instanceof PoseFix pose) {
            return first(
                    first(transform("position", pose.frameFromPoint()), vector("point", pose.point(), 1_000)),
                    pose.covariance().flatMap(FixNumbers::covariance));
        }
        if (fix instanceof OdometryFix odometry) {
            return odometry(odometry);
        }
        if (fix instanceof PixelFix pixel) {
            return PixelNumbers.check(pixel);
        }
        if (fix instanceof MarkerFix marker) {
            return marker(marker);
        }
        if (fix instanceof ImuFix imu) {
            return first(
                    vector("angularVelocity", imu.angularVelocity(), LARGEST_RATE),
                    vector("specificForce", imu.specificForce(), LARGEST_FORCE));
        }
        if (fix instanceof ScanFix || fix instanceof DetectionsFix) {
            return DetectionNumbers.check(fix);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> marker(MarkerFix marker) {
        Optional<Refusal> refusal = marker.opticalFromMarker().flatMap(pose -> transform("position", pose));
        refusal = first(refusal, marker.covariance().flatMap(FixNumbers::covariance));
        return first(refusal, PixelNumbers.check(marker));
    }

    private static Optional<Refusal> bearing(BearingFix bearing) {
        Optional<Refusal> refusal =
                first(within("azimuth", bearing.azimuth(), -2 * Math.PI, 2 * Math.PI), sigma(bearing.sigma()));
        if (refusal.isPresent() || Double.isNaN(bearing.elevation())) {
            return refusal;
        }
        return within("elevation", bearing.elevation(), -Math.PI / 2, Math.PI / 2);
    }

    private static Optional<Refusal> position(PositionFix position) {
        Optional<Refusal> refusal = first(
                within("position[0]", position.x(), -LARGEST_COORDINATE, LARGEST_COORDINATE),
                within("position[1]", position.y(), -LARGEST_COORDINATE, LARGEST_COORDINATE));
        if (refusal.isEmpty() && !Double.isNaN(position.z())) {
            refusal = within("position[2]", position.z(), -LARGEST_COORDINATE, LARGEST_COORDINATE);
        }
        return first(refusal, covariance(position.covariance()));
    }

    private static Optional<Refusal> odometry(OdometryFix odometry) {
        Optional<Refusal> refusal = first(
                transform("position", odometry.odomFromBody()),
                odometry.velocity().flatMap(v -> vector("velocity", v, LARGEST_SPEED)));
        return first(
                first(refusal, odometry.angularVelocity().flatMap(w -> vector("angularVelocity", w, LARGEST_RATE))),
                odometry.covariance().flatMap(FixNumbers::covariance));
    }

    static Optional<Refusal> first(Optional<Refusal> a, Optional<Refusal> b) {
        return a.isPresent() ? a : b;
    }

    static Optional<Refusal> within(String field, double value, double low, double high) {
        if (value >= low && value <= high) {
            return Optional.empty();
        }
        Reason reason = Double.isFinite(value) ? Reason.OUT_OF_RANGE : Reason.NOT_FINITE;
        return Optional.of(new Refusal(reason, field + " is " + value + ", allowed " + low + " to " + high));
    }

    /** NaN means not stated. */
    private static Optional<Refusal> sigma(double sigma) {
        if (Double.isNaN(sigma) || (sigma > 0 && sigma <= LARGEST_SIGMA)) {
            return Optional.empty();
        }
        return Optional.of(
                new Refusal(Reason.OUT_OF_RANGE, "sigma is " + sigma + ", allowed above 0 up to " + LARGEST_SIGMA));
    }

    private static Optional<Refusal> vector(String field, Vector3 v, double limit) {
        return first(
                first(within(field + "[0]", v.x(), -limit, limit), within(field + "[1]", v.y(), -limit, limit)),
                within(field + "[2]", v.z(), -limit, limit));
    }

    private static Optional<Refusal> transform(String field, RigidTransform transform) {
        Quaternion q = transform.rotation();
        double norm = q.norm();
        if (!(Math.abs(norm - 1) <= UNIT_TOLERANCE)) {
            return Optional.of(new Refusal(
                    Reason.NOT_UNIT,
                    "orientation has length " + norm + ", allowed 1 within " + UNIT_TOLERANCE + "; order is x y z w"));
        }
        return vector(field, transform.translation(), LARGEST_COORDINATE);
    }

    private static Optional<Refusal> covariance(Covariance6 covariance) {
        for (int i = 0; i < 6; i++) {
            double variance = covariance.get(i, i);
            if (!(variance >= 0 && variance <= LARGEST_VARIANCE)) {
                return badCovariance(" has " + variance + " on its diagonal, allowed 0 to " + LARGEST_VARIANCE);
            }
        }
        if (!covariance.isPositiveSemiDefinite()) {
            return badCovariance(" is not positive semi-definite: " + covariance);
        }
        return Optional.empty();
    }

    static Optional<Refusal> covariance(Covariance3 covariance) {
        double largest = Math.max(covariance.xx(), Math.max(covariance.yy(), covariance.zz()));
        if (!(largest <= LARGEST_VARIANCE)) {
            return badCovariance(" has " + largest + " on its diagonal, allowed 0 to " + LARGEST_VARIANCE);
        }
        if (!covariance.isPositiveSemiDefinite()) {
            return badCovariance(" is not positive semi-definite: " + covariance);
        }
        return Optional.empty();
    }

    private static Optional<Refusal> badCovariance(String fault) {
        return Optional.of(new Refusal(
                Reason.BAD_COVARIANCE, "covariance" + fault + "; send the upper triangle of one, row by row"));
    }
}
