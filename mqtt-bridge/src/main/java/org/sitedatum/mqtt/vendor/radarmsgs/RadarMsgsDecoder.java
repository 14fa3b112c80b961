package org.sitedatum.mqtt.vendor.radarmsgs;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.StampKind;
import org.sitedatum.mqtt.vendor.Stamps;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;

/**
 * Reads {@code RadarScan} (member {@code returns}) as a scan and {@code RadarTracks} (member {@code tracks}) as detections in the
 * adapter's frame; empty ones are worth as much. The detector is the adapter's {@code sensor}, else the message's {@code
 * frame_id}. A position covariance with a negative variance is not known, and the adapter's spread is used.
 */
public final class RadarMsgsDecoder implements VendorDecoder {
    private static final int MAX_DETECTIONS = 2048;
    private static final int UUID_BYTES = 16;

    private final AdapterOptions options;

    /** For one radar. */
    public RadarMsgsDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload());
        JsonValue header = json.get("header");
        VendorStamp stamp = out.stamp(Stamps.ros(header.get("stamp")), StampKind.MEASURED);
        String sensor = options.sensor().isPresent()
                ? options.sensor().get()
                : header.get("frame_id").id();
        if (json.has("returns")) {
            List<ScanDetection> detections = new ArrayList<>();
            for (JsonValue one : json.get("returns").elements(0, MAX_DETECTIONS)) {
                detections.add(scanDetection(one));
            }
            out.heard(new ScanFix(out.header(stamp, Optional.empty()), sensor, detections), stamp);
        } else {
            List<PositionDetection> detections = new ArrayList<>();
            for (JsonValue one : json.get("tracks").elements(0, MAX_DETECTIONS)) {
                detections.add(positionDetection(one));
            }
            String frame = options.placement().frame();
            out.heard(new DetectionsFix(out.header(stamp, Optional.empty()), sensor, frame, detections), stamp);
        }
    }

    private static ScanDetection scanDetection(JsonValue one) throws FormatRefusal {
        return new ScanDetection(
                one.get("range").number(0, 1e4),
                one.get("azimuth").number(-2 * Math.PI, 2 * Math.PI),
                one.has("elevation") ? one.get("elevation").number(-Math.PI / 2, Math.PI / 2) : Double.NaN,
                one.has("doppler_velocity") ? one.get("doppler_velocity").number(-1e3, 1e3) : Double.NaN,
                Double.NaN,
                Optional.empty());
    }

    private PositionDetection positionDetection(JsonValue one) throws FormatRefusal {
        JsonValue at = one.get("position");
        boolean planar = options.placement().planar() || !at.has("z");
        Vector3 p = options.placement()
                .toFrame(
                        at.get("x").number(-1e6, 1e6),
                        at.get("y").number(-1e6, 1e6),
                        planar ? 0 : at.get("z").number(-1e6, 1e6));
        return new PositionDetection(
                p.x(),
                p.y(),
                planar ? Double.NaN : p.z(),
                Optional.of(covariance(one, planar)),
                label(one),
                Double.NaN,
                one.has("uuid") ? Optional.of(uuid(one.get("uuid"))) : Optional.empty());
    }

    private Covariance3 covariance(JsonValue one, boolean planar) throws FormatRefusal {
        if (one.has("position_covariance")) {
            double[] c = new double[6];
            List<JsonValue> upper = one.get("position_covariance").elements(c.length, c.length);
            for (int i = 0; i < c.length; i++) {
                c[i] = upper.get(i).number(-1e8, 1e8);
            }
            Covariance3 sent = new Covariance3(c[0], c[1], c[2], c[3], c[4], c[5]);
            Covariance3 turned = options.placement().toFrame(sent);
            if (turned.xx() > 0 && turned.yy() > 0 && (planar || turned.zz() > 0) && turned.isPositiveSemiDefinite()) {
                return planar ? new Covariance3(turned.xx(), turned.xy(), 0, turned.yy(), 0, 0) : turned;
            }
        }
        return options.spread().covariance(planar);
    }

    private static Optional<String> label(JsonValue one) throws FormatRefusal {
        long kind = one.has("classification") ? one.get("classification").integer(0, 65_535) : 0;
        return kind == 0
                ? Optional.empty()
                : Optional.of(kind == 1 ? "static" : kind == 2 ? "dynamic" : "class-" + kind);
    }

    /** An id, or the 16 bytes of {@code unique_identifier_msgs/UUID} as hex digits. */
    private static String uuid(JsonValue uuid) throws FormatRefusal {
        if (!uuid.isObject()) {
            return uuid.id();
        }
        List<JsonValue> numbers = uuid.get("uuid").elements();
        if (numbers.size() != UUID_BYTES) {
            throw uuid.refusal(Reason.WRONG_TYPE, "has " + numbers.size() + " bytes; it must have 16");
        }
        byte[] bytes = new byte[UUID_BYTES];
        for (int i = 0; i < UUID_BYTES; i++) {
            bytes[i] = (byte) numbers.get(i).integer(0, 255);
        }
        return HexFormat.of().formatHex(bytes);
    }
}
