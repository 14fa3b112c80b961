package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.sitedatum.positioning.fix.BearingFix;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.ImuFix;
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelFix;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.fix.PoseFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Site;

/** Writes the fields of each kind; absent values are left out. */
final class FixFieldWriter {
    private FixFieldWriter() {}

    static void writeFix(JsonGenerator json, Fix fix, boolean recorded) throws IOException {
        json.writeStartObject();
        if (recorded) {
            json.writeStringField("source", fix.header().source());
        }
        json.writeStringField("kind", fix.kind());
        writeHeader(json, fix.header(), recorded);
        writeBody(json, fix);
        json.writeEndObject();
    }

    private static void writeHeader(JsonGenerator json, FixHeader header, boolean recorded) throws IOException {
        JsonFields.stamp(json, "stamp", header.stampNanos());
        if (recorded) {
            JsonFields.stamp(json, "received", header.receivedNanos());
        }
        JsonFields.text(json, "trackable", header.trackable());
        if (header.seq().isPresent()) {
            json.writeNumberField("seq", header.seq().getAsLong());
        }
        JsonFields.text(json, "floor", header.floor());
        if (header.siteFromSensor().isPresent()) {
            JsonFields.transform(
                    json,
                    "sensorPosition",
                    "sensorOrientation",
                    header.siteFromSensor().get());
        }
    }

    private static void writeBody(JsonGenerator json, Fix fix) throws IOException {
        if (fix instanceof RangeFix range) {
            writeRange(json, range);
        } else if (fix instanceof RangeDifferenceFix difference) {
            writeRangeDifference(json, difference);
        } else if (fix instanceof BearingFix bearing) {
            writeBearing(json, bearing);
        } else if (fix instanceof PositionFix position) {
            writePosition(json, position);
        } else if (fix instanceof PoseFix pose) {
            writePose(json, pose);
        } else if (fix instanceof MarkerFix marker) {
            writeMarker(json, marker);
        } else if (fix instanceof PixelFix pixel) {
            writePixel(json, pixel);
        } else if (fix instanceof ScanFix scan) {
            writeScan(json, scan);
        } else if (fix instanceof DetectionsFix detections) {
            writeDetections(json, detections);
        } else if (fix instanceof OdometryFix odometry) {
            writeOdometry(json, odometry);
        } else if (fix instanceof ImuFix imu) {
            JsonFields.vector(json, "angularVelocity", imu.angularVelocity());
            JsonFields.vector(json, "specificForce", imu.specificForce());
        } else {
            throw new IllegalArgumentException("no JSON form for " + fix.kind());
        }
    }

    private static void writeRange(JsonGenerator json, RangeFix fix) throws IOException {
        json.writeStringField("anchor", fix.anchor());
        json.writeNumberField("range", fix.range());
        JsonFields.number(json, "sigma", fix.sigma());
        JsonFields.number(json, "rssi", fix.rssi());
        JsonFields.number(json, "firstPathPower", fix.firstPathPower());
    }

    private static void writeRangeDifference(JsonGenerator json, RangeDifferenceFix fix) throws IOException {
        json.writeStringField("anchor", fix.anchor());
        json.writeStringField("reference", fix.reference());
        json.writeNumberField("difference", fix.difference());
        JsonFields.number(json, "sigma", fix.sigma());
    }

    private static void writeBearing(JsonGenerator json, BearingFix fix) throws IOException {
        json.writeStringField("sensor", fix.sensor());
        json.writeNumberField("azimuth", fix.azimuth());
        JsonFields.number(json, "elevation", fix.elevation());
        JsonFields.number(json, "sigma", fix.sigma());
    }

    private static void writePosition(JsonGenerator json, PositionFix fix) throws IOException {
        writeFrame(json, fix.frame());
        JsonFields.position(json, fix.x(), fix.y(), fix.z());
        JsonFields.covariance(json, fix.covariance(), Double.isNaN(fix.z()));
    }

    private static void writePose(JsonGenerator json, PoseFix fix) throws IOException {
        writeFrame(json, fix.frame());
        JsonFields.transform(json, "position", "orientation", fix.frameFromPoint());
        JsonFields.covariance(json, fix.covariance());
        if (fix.pointName().isPresent()) {
            JsonFields.text(json, "point", fix.pointName());
        } else {
            JsonFields.vector(json, "point", fix.point());
        }
    }

    private static void writeMarker(JsonGenerator json, MarkerFix fix) throws IOException {
        json.writeStringField("camera", fix.camera());
        json.writeStringField("marker", fix.marker());
        if (fix.opticalFromMarker().isPresent()) {
            JsonFields.transform(
                    json, "position", "orientation", fix.opticalFromMarker().get());
        }
        if (!fix.corners().isEmpty()) {
            json.writeArrayFieldStart("corners");
            for (PixelPoint corner : fix.corners()) {
                json.writeArray(new double[] {corner.u(), corner.v()}, 0, 2);
            }
            json.writeEndArray();
        }
        JsonFields.covariance(json, fix.covariance());
    }

    private static void writePixel(JsonGenerator json, PixelFix fix) throws IOException {
        json.writeStringField("camera", fix.camera());
        json.writeArrayFieldStart("detections");
        for (PixelDetection detection : fix.detections()) {
            json.writeStartObject();
            if (detection.point().isPresent()) {
                PixelDetection.BodyPixel point = detection.point().get();
                JsonFields.numbers(
                        json, "pixel", point.pixel().u(), point.pixel().v());
                json.writeStringField("target", point.target().name().toLowerCase(Locale.ROOT));
            }
            if (detection.box().isPresent()) {
                PixelDetection.Box box = detection.box().get();
                JsonFields.numbers(json, "box", box.left(), box.top(), box.width(), box.height());
            }
            JsonFields.text(json, "label", detection.label());
            JsonFields.number(json, "score", detection.score());
            JsonFields.text(json, "localId", detection.localId());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeScan(JsonGenerator json, ScanFix fix) throws IOException {
        json.writeStringField("sensor", fix.sensor());
        json.writeArrayFieldStart("detections");
        for (ScanDetection detection : fix.detections()) {
            json.writeStartObject();
            JsonFields.number(json, "range", detection.range());
            json.writeNumberField("azimuth", detection.azimuth());
            JsonFields.number(json, "elevation", detection.elevation());
            JsonFields.number(json, "radialVelocity", detection.radialVelocity());
            JsonFields.number(json, "snr", detection.snr());
            JsonFields.text(json, "localId", detection.localId());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeDetections(JsonGenerator json, DetectionsFix fix) throws IOException {
        json.writeStringField("sensor", fix.sensor());
        writeFrame(json, fix.frame());
        json.writeArrayFieldStart("detections");
        for (PositionDetection detection : fix.detections()) {
            json.writeStartObject();
            JsonFields.position(json, detection.x(), detection.y(), detection.z());
            if (detection.covariance().isPresent()) {
                JsonFields.covariance(json, detection.covariance().get(), Double.isNaN(detection.z()));
            }
            JsonFields.text(json, "label", detection.label());
            JsonFields.number(json, "score", detection.score());
            JsonFields.text(json, "localId", detection.localId());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeOdometry(JsonGenerator json, OdometryFix fix) throws IOException {
        json.writeStringField("frame", fix.frame());
        JsonFields.transform(json, "position", "orientation", fix.odomFromBody());
        if (fix.velocity().isPresent()) {
            JsonFields.vector(json, "velocity", fix.velocity().get());
        }
        if (fix.angularVelocity().isPresent()) {
            JsonFields.vector(json, "angularVelocity", fix.angularVelocity().get());
        }
        JsonFields.covariance(json, fix.covariance());
        if (fix.reset()) {
            json.writeBooleanField("reset", true);
        }
    }

    private static void writeFrame(JsonGenerator json, String frame) throws IOException {
        if (!frame.equals(Site.FRAME)) {
            json.writeStringField("frame", frame);
        }
    }
}
