package org.sitedatum.mqtt.geopose;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.sitedatum.frames.geo.GeoPose;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.GeoPoseYpr;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geopose.AdvancedGeoPose;
import org.sitedatum.frames.geopose.GeoPoseChain;
import org.sitedatum.frames.geopose.GeoPoseGraph;
import org.sitedatum.frames.geopose.GeoPoseSeries;
import org.sitedatum.frames.geopose.GeoPoseStream;
import org.sitedatum.frames.geopose.TimedFrame;
import org.sitedatum.frames.geopose.TransitionModel;
import org.sitedatum.mqtt.foreign.JsonText;

/** Writes every target of GeoPose 1.0 in the profile of this package. Basic-Quaternion keeps to the strict variant. */
public final class GeoPoseEncoder {

    /** Basic-YPR or Basic-Quaternion, as the pose is. */
    public byte[] encode(GeoPose pose) {
        return JsonText.of(json -> {
            json.writeStartObject();
            position(json, pose.position());
            if (pose instanceof GeoPoseYpr ypr) {
                angles(json, ypr);
            } else {
                quaternion(json, pose.enuFromBody());
            }
            json.writeEndObject();
        });
    }

    /** Advanced. */
    public byte[] encode(AdvancedGeoPose advanced) {
        return JsonText.of(json -> {
            json.writeStartObject();
            GeoPoseQuaternion pose = advanced.pose();
            json.writeFieldName("frameSpecification");
            tangentPlane(json, pose.position());
            quaternion(json, pose.enuFromBody());
            if (advanced.validTimeMillis().isPresent()) {
                json.writeNumberField("validTime", advanced.validTimeMillis().getAsLong());
            }
            json.writeEndObject();
        });
    }

    /** Chain. */
    public byte[] encode(GeoPoseChain chain) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeNumberField("validTime", chain.validTimeMillis());
            json.writeFieldName("outerFrame");
            tangentPlane(json, chain.outer());
            json.writeArrayFieldStart("frameChain");
            for (RigidTransform link : chain.links()) {
                transform(json, link);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Graph. */
    public byte[] encode(GeoPoseGraph graph) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeNumberField("validTime", graph.validTimeMillis());
            json.writeArrayFieldStart("frameList");
            for (GeoPoseGraph.Frame frame : graph.frames()) {
                if (frame instanceof GeoPoseGraph.Frame.Outer outer) {
                    tangentPlane(json, outer.origin());
                } else if (frame instanceof GeoPoseGraph.Frame.Inner inner) {
                    transform(json, inner.outerFromInner());
                }
            }
            json.writeEndArray();
            json.writeArrayFieldStart("transformList");
            for (GeoPoseGraph.Link link : graph.links()) {
                json.writeStartObject();
                json.writeFieldName("link");
                json.writeArray(new int[] {link.outer(), link.inner()}, 0, 2);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** Series, regular or irregular as it is. */
    public byte[] encode(GeoPoseSeries series) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("header");
            json.writeNumberField("poseCount", series.frames().size());
            json.writeNumberField("startInstant", series.startMillis());
            json.writeNumberField("stopInstant", series.stopMillis());
            transition(json, series.transition());
            json.writeEndObject();
            if (series.interPoseMillis().isPresent()) {
                json.writeNumberField(
                        "interPoseDuration", series.interPoseMillis().getAsLong());
            }
            json.writeFieldName("outerFrame");
            tangentPlane(json, series.outer());
            frames(json, series);
            json.writeObjectFieldStart("trailer");
            json.writeNumberField("poseCount", series.frames().size());
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    private static void frames(JsonGenerator json, GeoPoseSeries series) throws IOException {
        boolean regular = series.interPoseMillis().isPresent();
        json.writeArrayFieldStart(regular ? "innerFrameSeries" : "innerFrameAndTimeSeries");
        for (TimedFrame frame : series.frames()) {
            if (regular) {
                transform(json, frame.outerFromInner());
            } else {
                frameAndTime(json, frame);
            }
        }
        json.writeEndArray();
    }

    /** Stream header. */
    public byte[] encode(GeoPoseStream.Header header) {
        return JsonText.of(json -> header(json, header));
    }

    /** Stream element. */
    public byte[] encode(TimedFrame element) {
        return JsonText.of(json -> element(json, element));
    }

    /** Stream record: header and elements. */
    public byte[] encode(GeoPoseStream stream) {
        return JsonText.of(json -> {
            json.writeStartObject();
            json.writeFieldName("header");
            header(json, stream.header());
            json.writeArrayFieldStart("streamElements");
            for (TimedFrame element : stream.elements()) {
                element(json, element);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void header(JsonGenerator json, GeoPoseStream.Header header) throws IOException {
        json.writeStartObject();
        transition(json, header.transition());
        json.writeFieldName("outerFrame");
        tangentPlane(json, header.outer());
        json.writeEndObject();
    }

    private static void element(JsonGenerator json, TimedFrame element) throws IOException {
        json.writeStartObject();
        json.writeFieldName("streamElement");
        frameAndTime(json, element);
        json.writeEndObject();
    }

    private static void frameAndTime(JsonGenerator json, TimedFrame frame) throws IOException {
        json.writeStartObject();
        json.writeFieldName("frame");
        transform(json, frame.outerFromInner());
        json.writeNumberField("validTime", frame.validTimeMillis());
        json.writeEndObject();
    }

    static void position(JsonGenerator json, Geodetic position) throws IOException {
        json.writeObjectFieldStart("position");
        json.writeNumberField("lat", position.latDeg());
        json.writeNumberField("lon", position.lonDeg());
        json.writeNumberField("h", JsonText.rounded(position.height(), 1e6));
        json.writeEndObject();
    }

    private static void angles(JsonGenerator json, GeoPoseYpr ypr) throws IOException {
        json.writeObjectFieldStart("angles");
        json.writeNumberField("yaw", ypr.yawDeg());
        json.writeNumberField("pitch", ypr.pitchDeg());
        json.writeNumberField("roll", ypr.rollDeg());
        json.writeEndObject();
    }

    static void quaternion(JsonGenerator json, Quaternion q) throws IOException {
        json.writeObjectFieldStart("quaternion");
        json.writeNumberField("x", q.x());
        json.writeNumberField("y", q.y());
        json.writeNumberField("z", q.z());
        json.writeNumberField("w", q.w());
        json.writeEndObject();
    }

    static void tangentPlane(JsonGenerator json, Geodetic origin) throws IOException {
        frame(json, FrameWords.TANGENT_PLANE, FrameWords.parameters(origin));
    }

    private static void transform(JsonGenerator json, RigidTransform outerFromInner) throws IOException {
        frame(json, FrameWords.TRANSFORM, FrameWords.parameters(outerFromInner));
    }

    private static void transition(JsonGenerator json, TransitionModel transition) throws IOException {
        json.writeFieldName("transitionModel");
        frame(json, transition == TransitionModel.NONE ? "none" : "interpolate", "");
    }

    private static void frame(JsonGenerator json, String id, String parameters) throws IOException {
        json.writeStartObject();
        json.writeStringField("authority", FrameWords.AUTHORITY);
        json.writeStringField("id", id);
        json.writeStringField("parameters", parameters);
        json.writeEndObject();
    }
}
