package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.site.Anchor;
import org.sitedatum.positioning.site.Camera;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.FencePatience;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.FramePlacement;
import org.sitedatum.positioning.site.Georeference;
import org.sitedatum.positioning.site.Intrinsics;
import org.sitedatum.positioning.site.Marker;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Point2;
import org.sitedatum.positioning.site.Sector;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Tag;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.Wall;

/** Writes the fields of a site document; absent values and empty lists are left out. */
final class SiteFieldWriter {
    private SiteFieldWriter() {}

    static void write(JsonGenerator json, Site site, OptionalLong revision) throws IOException {
        json.writeStartObject();
        if (revision.isPresent()) {
            json.writeNumberField("revision", revision.getAsLong());
        }
        json.writeStringField("id", site.id());
        json.writeStringField("name", site.name());
        if (site.georeference().isPresent()) {
            writeGeoreference(json, site.georeference().get());
        }
        writeObjects(json, "floors", site.floors(), SiteFieldWriter::writeFloor);
        writeObjects(json, "frames", site.frames(), SiteFieldWriter::writeFrame);
        writeObjects(json, "anchors", site.anchors(), SiteFieldWriter::writeAnchor);
        writeObjects(json, "cameras", site.cameras(), SiteFieldWriter::writeCamera);
        writeObjects(json, "detectors", site.detectors(), SiteFieldWriter::writeDetector);
        writeObjects(json, "markers", site.markers(), SiteFieldWriter::writeMarker);
        writeObjects(json, "walls", site.walls(), SiteFieldWriter::writeWall);
        writeObjects(json, "fences", site.fences(), FenceFieldWriter::write);
        writeObjects(json, "trackables", site.trackables(), SiteFieldWriter::writeTrackable);
        writeObjects(json, "sectors", site.sectors(), SiteFieldWriter::writeSector);
        if (site.meetings().isPresent()) {
            writeMeetings(json, site.meetings().get());
        }
        json.writeEndObject();
    }

    private interface ObjectWriter<T> {
        void write(JsonGenerator json, T value) throws IOException;
    }

    private static <T> void writeObjects(JsonGenerator json, String name, List<T> values, ObjectWriter<T> writer)
            throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(name);
        for (T value : values) {
            json.writeStartObject();
            writer.write(json, value);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void writeGeoreference(JsonGenerator json, Georeference georeference) throws IOException {
        json.writeObjectFieldStart("georeference");
        json.writeNumberField("latDeg", georeference.latDeg());
        json.writeNumberField("lonDeg", georeference.lonDeg());
        json.writeNumberField("h", georeference.height());
        json.writeNumberField("headingDeg", georeference.headingDeg());
        json.writeEndObject();
    }

    private static void writeFloor(JsonGenerator json, Floor floor) throws IOException {
        json.writeStringField("id", floor.id());
        json.writeStringField("name", floor.name());
        json.writeNumberField("elevation", floor.elevation());
        json.writeNumberField("height", floor.height());
        writePoints(json, "outline", floor.outline());
    }

    private static void writeFrame(JsonGenerator json, FramePlacement frame) throws IOException {
        json.writeStringField("id", frame.id());
        json.writeStringField("parent", frame.parent());
        writeTransform(json, frame.parentFromFrame());
        JsonFields.covariance(json, frame.covariance());
    }

    private static void writeAnchor(JsonGenerator json, Anchor anchor) throws IOException {
        json.writeStringField("id", anchor.id());
        JsonFields.vector(json, "position", anchor.position());
        JsonFields.text(json, "floor", anchor.floor());
        if (anchor.covariance().isPresent()) {
            JsonFields.covariance(json, anchor.covariance().get(), false);
        }
        JsonFields.number(json, "rangeBias", anchor.rangeBias());
        JsonFields.number(json, "rangeSigma", anchor.rangeSigma());
    }

    private static void writeCamera(JsonGenerator json, Camera camera) throws IOException {
        json.writeStringField("id", camera.id());
        JsonFields.text(json, "frame", camera.frame());
        if (camera.siteFromOptical().isPresent()) {
            writeTransform(json, camera.siteFromOptical().get());
        }
        if (camera.intrinsics().isPresent()) {
            writeIntrinsics(json, camera.intrinsics().get());
        }
        writeNumbers(json, "homography", camera.homography());
        if (camera.imageSize().isPresent()) {
            json.writeArrayFieldStart("imageSize");
            json.writeNumber(camera.imageSize().get().width());
            json.writeNumber(camera.imageSize().get().height());
            json.writeEndArray();
        }
        JsonFields.text(json, "floor", camera.floor());
    }

    private static void writeIntrinsics(JsonGenerator json, Intrinsics intrinsics) throws IOException {
        json.writeObjectFieldStart("intrinsics");
        json.writeNumberField("fx", intrinsics.fx());
        json.writeNumberField("fy", intrinsics.fy());
        json.writeNumberField("cx", intrinsics.cx());
        json.writeNumberField("cy", intrinsics.cy());
        writeNumbers(json, "distortion", intrinsics.distortion());
        json.writeNumberField("width", intrinsics.width());
        json.writeNumberField("height", intrinsics.height());
        json.writeEndObject();
    }

    private static void writeDetector(JsonGenerator json, Detector detector) throws IOException {
        json.writeStringField("id", detector.id());
        json.writeStringField("kind", detector.kind());
        if (detector.siteFromSensor().isPresent()) {
            writeTransform(json, detector.siteFromSensor().get());
        }
        JsonFields.number(json, "maxRange", detector.maxRange());
        JsonFields.number(json, "fieldOfView", detector.fieldOfView());
        JsonFields.number(json, "sigmaRange", detector.sigmaRange());
        JsonFields.number(json, "sigmaAzimuth", detector.sigmaAzimuth());
        JsonFields.number(json, "latency", detector.latency());
        JsonFields.number(json, "clutterPerScan", detector.clutterPerScan());
        JsonFields.number(json, "detectionProbability", detector.detectionProbability());
    }

    private static void writeMarker(JsonGenerator json, Marker marker) throws IOException {
        json.writeStringField("id", marker.id());
        writeTransform(json, marker.siteFromMarker());
        JsonFields.number(json, "size", marker.size());
    }

    private static void writeWall(JsonGenerator json, Wall wall) throws IOException {
        json.writeStringField("floor", wall.floor());
        writePoints(json, "line", wall.line());
        json.writeStringField("material", wall.material());
    }

    private static void writeTrackable(JsonGenerator json, Trackable trackable) throws IOException {
        json.writeStringField("id", trackable.id());
        json.writeStringField("name", trackable.name());
        json.writeStringField("kind", trackable.kind().name().toLowerCase(Locale.ROOT));
        json.writeArrayFieldStart("tags");
        for (Tag tag : trackable.tags()) {
            json.writeStartObject();
            json.writeStringField("id", tag.id());
            JsonFields.vector(json, "leverArm", tag.leverArm());
            json.writeEndObject();
        }
        json.writeEndArray();
        JsonFields.number(json, "height", trackable.height());
        JsonFields.number(json, "radius", trackable.radius());
        if (!trackable.patience().equals(FencePatience.NONE)) {
            FencePatience patience = trackable.patience();
            json.writeObjectFieldStart("fencePatience");
            JsonFields.number(json, "timeout", patience.timeout());
            JsonFields.number(json, "exitTolerance", patience.exitTolerance());
            JsonFields.number(json, "toleranceTimeout", patience.toleranceTimeout());
            JsonFields.number(json, "exitDelay", patience.exitDelay());
            json.writeEndObject();
        }
    }

    private static void writeMeetings(JsonGenerator json, Meetings meetings) throws IOException {
        json.writeObjectFieldStart("meetings");
        JsonFields.number(json, "proximity", meetings.proximity());
        JsonFields.number(json, "exitTolerance", meetings.exitTolerance());
        JsonFields.number(json, "horizon", meetings.horizon());
        JsonFields.number(json, "repeat", meetings.repeat());
        json.writeEndObject();
    }

    private static void writeSector(JsonGenerator json, Sector sector) throws IOException {
        json.writeStringField("id", sector.id());
        json.writeArrayFieldStart("floors");
        for (String floor : sector.floors()) {
            json.writeString(floor);
        }
        json.writeEndArray();
    }

    private static void writeTransform(JsonGenerator json, RigidTransform transform) throws IOException {
        JsonFields.transform(json, "position", "orientation", transform);
    }

    private static void writePoints(JsonGenerator json, String name, List<Point2> points) throws IOException {
        if (!points.isEmpty()) {
            json.writeFieldName(name);
            writePointArray(json, points);
        }
    }

    static void writePointArray(JsonGenerator json, List<Point2> points) throws IOException {
        json.writeStartArray();
        for (Point2 point : points) {
            json.writeArray(new double[] {point.x(), point.y()}, 0, 2);
        }
        json.writeEndArray();
    }

    private static void writeNumbers(JsonGenerator json, String name, List<Double> numbers) throws IOException {
        if (!numbers.isEmpty()) {
            double[] values = numbers.stream().mapToDouble(Double::doubleValue).toArray();
            JsonFields.numbers(json, name, values);
        }
    }
}
