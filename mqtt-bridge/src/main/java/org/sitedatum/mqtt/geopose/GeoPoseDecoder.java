package org.sitedatum.mqtt.geopose;

import java.util.OptionalLong;
import org.sitedatum.frames.geo.GeoPose;
import org.sitedatum.frames.geo.GeoPoseQuaternion;
import org.sitedatum.frames.geo.GeoPoseYpr;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geopose.AdvancedGeoPose;
import org.sitedatum.frames.geopose.GeoPoseChain;
import org.sitedatum.frames.geopose.GeoPoseGraph;
import org.sitedatum.frames.geopose.GeoPoseSeries;
import org.sitedatum.frames.geopose.GeoPoseStream;
import org.sitedatum.frames.geopose.TimedFrame;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Reads every target of GeoPose 1.0. A schema says nothing about sense: a rotation that is none, a count that does not match,
 * a circle in a graph are refused here with the field. Members not known are ignored; so is {@code integrityCheck}, since
 * nothing says over which bytes it goes.
 */
public final class GeoPoseDecoder {
    /** Longest document read, bytes. */
    public static final int MAX_DOCUMENT = 4 * 1024 * 1024;

    private final FrameReader frames;
    private final CompositeReader composites;

    /**
     * For senders of one habit.
     *
     * @param order how they write a frame's rotation
     */
    public GeoPoseDecoder(RotationOrder order) {
        frames = new FrameReader(order);
        composites = new CompositeReader(frames);
    }

    /** For senders that write rotations as x, y, z, w. */
    public GeoPoseDecoder() {
        this(RotationOrder.X_Y_Z_W);
    }

    /** Basic-YPR or Basic-Quaternion, told apart by the member {@code angles}. */
    public Decoded<GeoPose> decodeBasic(byte[] document) {
        return Decoded.of(() -> {
            JsonValue json = parse(document);
            Geodetic position = position(json.get("position"));
            return json.has("angles")
                    ? ypr(position, json.get("angles"))
                    : new GeoPoseQuaternion(position, quaternion(json.get("quaternion")));
        });
    }

    /** Advanced. */
    public Decoded<AdvancedGeoPose> decodeAdvanced(byte[] document) {
        return Decoded.of(() -> {
            JsonValue json = parse(document);
            Geodetic outer = frames.tangentPlane(json.get("frameSpecification"));
            GeoPoseQuaternion pose = new GeoPoseQuaternion(outer, quaternion(json.get("quaternion")));
            return new AdvancedGeoPose(
                    pose, json.has("validTime") ? OptionalLong.of(validTime(json)) : OptionalLong.empty());
        });
    }

    /** Chain. */
    public Decoded<GeoPoseChain> decodeChain(byte[] document) {
        return Decoded.of(() -> composites.chain(parse(document)));
    }

    /** Graph. */
    public Decoded<GeoPoseGraph> decodeGraph(byte[] document) {
        return Decoded.of(() -> composites.graph(parse(document)));
    }

    /** Series, regular or irregular, told apart by the member {@code innerFrameSeries}. */
    public Decoded<GeoPoseSeries> decodeSeries(byte[] document) {
        return Decoded.of(() -> composites.series(parse(document)));
    }

    /** Stream header. */
    public Decoded<GeoPoseStream.Header> decodeStreamHeader(byte[] document) {
        return Decoded.of(() -> composites.streamHeader(parse(document)));
    }

    /** Stream element. */
    public Decoded<TimedFrame> decodeStreamElement(byte[] document) {
        return Decoded.of(() -> composites.streamElement(parse(document)));
    }

    /** Stream record. */
    public Decoded<GeoPoseStream> decodeStream(byte[] document) {
        return Decoded.of(() -> composites.stream(parse(document)));
    }

    private static JsonValue parse(byte[] document) throws FormatRefusal {
        return JsonValue.parse(document, MAX_DOCUMENT);
    }

    static long validTime(JsonValue json) throws FormatRefusal {
        return json.get("validTime").integer(0, CompositeReader.MAX_MILLIS);
    }

    private static Geodetic position(JsonValue position) throws FormatRefusal {
        return FrameReader.geodetic(
                position,
                position.get("lat").number(),
                position.get("lon").number(),
                position.get("h").number());
    }

    private static GeoPose ypr(Geodetic position, JsonValue angles) throws FormatRefusal {
        return new GeoPoseYpr(
                position,
                angles.get("yaw").number(-360, 360),
                angles.get("pitch").number(-360, 360),
                angles.get("roll").number(-360, 360));
    }

    private static Quaternion quaternion(JsonValue q) throws FormatRefusal {
        double x = q.get("x").number();
        double y = q.get("y").number();
        double z = q.get("z").number();
        double w = q.get("w").number();
        return Quaternion.findUnit(x, y, z, w)
                .orElseThrow(() -> q.refusal(
                        Reason.NOT_UNIT,
                        "has length " + Math.sqrt(x * x + y * y + z * z + w * w) + "; a rotation has length 1"));
    }
}
