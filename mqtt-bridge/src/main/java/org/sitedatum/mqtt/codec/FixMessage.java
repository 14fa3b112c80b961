package org.sitedatum.mqtt.codec;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.protobuf.FixProto;
import org.sitedatum.mqtt.protobuf.FixProto.Kind;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Site;

/** A fix as the message of {@code fix.proto}; absent values (empty, NaN) are left out. */
final class FixMessage {
    private FixMessage() {}

    static FixProto.Fix.Builder of(Fix fix) {
        FixProto.Fix.Builder out = FixProto.Fix.newBuilder();
        header(out, fix.header());
        if (fix instanceof RangeFix range) {
            range(out, range);
        } else if (fix instanceof RangeDifferenceFix difference) {
            out.setKind(Kind.KIND_RANGE_DIFFERENCE)
                    .setAnchor(difference.anchor())
                    .setReference(difference.reference())
                    .setDifference(difference.difference());
            sigma(out, difference.sigma());
        } else if (fix instanceof BearingFix bearing) {
            bearing(out, bearing);
        } else if (fix instanceof PositionFix position) {
            position(out, position);
        } else if (fix instanceof PoseFix pose) {
            pose(out, pose);
        } else if (fix instanceof MarkerFix marker) {
            marker(out, marker);
        } else if (fix instanceof OdometryFix odometry) {
            odometry(out, odometry);
        } else if (fix instanceof ImuFix imu) {
            out.setKind(Kind.KIND_IMU)
                    .addAllAngularVelocity(numbers(imu.angularVelocity()))
                    .addAllSpecificForce(numbers(imu.specificForce()));
        } else {
            detections(out, fix);
        }
        return out;
    }

    private static void header(FixProto.Fix.Builder out, FixHeader header) {
        out.setStamp(header.stampNanos());
        header.trackable().ifPresent(out::setTrackable);
        header.seq().ifPresent(out::setSeq);
        header.floor().ifPresent(out::setFloor);
        header.siteFromSensor()
                .ifPresent(pose -> out.addAllSensorPosition(numbers(pose.translation()))
                        .addAllSensorOrientation(numbers(pose.rotation())));
    }

    private static void range(FixProto.Fix.Builder out, RangeFix fix) {
        out.setKind(Kind.KIND_RANGE).setAnchor(fix.anchor()).setRange(fix.range());
        sigma(out, fix.sigma());
        if (!Double.isNaN(fix.rssi())) {
            out.setRssi(fix.rssi());
        }
        if (!Double.isNaN(fix.firstPathPower())) {
            out.setFirstPathPower(fix.firstPathPower());
        }
    }

    private static void bearing(FixProto.Fix.Builder out, BearingFix fix) {
        out.setKind(Kind.KIND_BEARING).setSensor(fix.sensor()).setAzimuth(fix.azimuth());
        if (!Double.isNaN(fix.elevation())) {
            out.setElevation(fix.elevation());
        }
        sigma(out, fix.sigma());
    }

    private static void position(FixProto.Fix.Builder out, PositionFix fix) {
        boolean planar = Double.isNaN(fix.z());
        out.setKind(Kind.KIND_POSITION)
                .addAllPosition(position(fix.x(), fix.y(), fix.z()))
                .addAllCovariance(upperTriangle(fix.covariance(), planar));
        frame(out, fix.frame());
    }

    private static void pose(FixProto.Fix.Builder out, PoseFix fix) {
        out.setKind(Kind.KIND_POSE);
        frame(out, fix.frame());
        transform(out, fix.frameFromPoint());
        fix.covariance().ifPresent(covariance -> out.addAllCovariance(upperTriangle(covariance)));
        if (fix.pointName().isPresent()) {
            out.setPointName(fix.pointName().get());
        } else if (!fix.point().equals(Vector3.ZERO)) {
            out.addAllPoint(numbers(fix.point()));
        }
    }

    private static void marker(FixProto.Fix.Builder out, MarkerFix fix) {
        out.setKind(Kind.KIND_MARKER).setCamera(fix.camera()).setMarker(fix.marker());
        fix.opticalFromMarker().ifPresent(pose -> transform(out, pose));
        for (PixelPoint corner : fix.corners()) {
            out.addCorners(corner.u()).addCorners(corner.v());
        }
        fix.covariance().ifPresent(covariance -> out.addAllCovariance(upperTriangle(covariance)));
    }

    private static void odometry(FixProto.Fix.Builder out, OdometryFix fix) {
        out.setKind(Kind.KIND_ODOMETRY).setFrame(fix.frame());
        transform(out, fix.odomFromBody());
        fix.velocity().ifPresent(v -> out.addAllVelocity(numbers(v)));
        fix.angularVelocity().ifPresent(w -> out.addAllAngularVelocity(numbers(w)));
        fix.covariance().ifPresent(covariance -> out.addAllCovariance(upperTriangle(covariance)));
        if (fix.reset()) {
            out.setReset(true);
        }
    }

    private static void detections(FixProto.Fix.Builder out, Fix fix) {
        if (fix instanceof PixelFix pixel) {
            out.setKind(Kind.KIND_PIXEL).setCamera(pixel.camera());
            pixel.detections().forEach(one -> out.addDetections(DetectionMessage.of(one)));
        } else if (fix instanceof ScanFix scan) {
            out.setKind(Kind.KIND_SCAN).setSensor(scan.sensor());
            scan.detections().forEach(one -> out.addDetections(DetectionMessage.of(one)));
        } else if (fix instanceof DetectionsFix set) {
            out.setKind(Kind.KIND_DETECTIONS).setSensor(set.sensor());
            frame(out, set.frame());
            set.detections().forEach(one -> out.addDetections(DetectionMessage.of(one)));
        } else {
            throw new IllegalArgumentException("no protobuf form for " + fix.kind());
        }
    }

    private static void frame(FixProto.Fix.Builder out, String frame) {
        if (!frame.equals(Site.FRAME)) {
            out.setFrame(frame);
        }
    }

    private static void sigma(FixProto.Fix.Builder out, double sigma) {
        if (!Double.isNaN(sigma)) {
            out.setSigma(sigma);
        }
    }

    private static void transform(FixProto.Fix.Builder out, RigidTransform transform) {
        out.addAllPosition(numbers(transform.translation())).addAllOrientation(numbers(transform.rotation()));
    }

    static List<Double> position(double x, double y, double z) {
        return Double.isNaN(z) ? List.of(x, y) : List.of(x, y, z);
    }

    private static List<Double> numbers(Vector3 v) {
        return List.of(v.x(), v.y(), v.z());
    }

    private static List<Double> numbers(Quaternion q) {
        return List.of(q.x(), q.y(), q.z(), q.w());
    }

    static List<Double> upperTriangle(Covariance3 c, boolean planar) {
        return planar ? List.of(c.xx(), c.xy(), c.yy()) : List.of(c.xx(), c.xy(), c.xz(), c.yy(), c.yz(), c.zz());
    }

    private static List<Double> upperTriangle(Covariance6 covariance) {
        List<Double> upper = new ArrayList<>(Covariance6.SIZE);
        for (double entry : covariance.toUpperTriangle()) {
            upper.add(entry);
        }
        return upper;
    }
}
