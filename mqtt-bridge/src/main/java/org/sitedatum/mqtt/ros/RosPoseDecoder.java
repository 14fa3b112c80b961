package org.sitedatum.mqtt.ros;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.MapPlace;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.StampKind;
import org.sitedatum.mqtt.vendor.Stamps;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.PoseFix;

/**
 * Reads {@code PoseWithCovarianceStamped} as a pose fix. The body is the last part of the topic; the frame is the adapter's map of
 * {@code frame_id}, else the adapter's own. A covariance of zeros, the habit of senders that have none, counts as not stated.
 */
public final class RosPoseDecoder implements VendorDecoder {
    private static final int ENTRIES = 36;

    private final AdapterOptions options;

    /** For one robot or bridge. */
    public RosPoseDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload());
        String body = out.id(message.topic().substring(message.topic().lastIndexOf('/') + 1));
        JsonValue header = json.get("header");
        VendorStamp stamp = out.stamp(Stamps.ros(header.get("stamp")), StampKind.MEASURED);
        MapPlace map = out.map(header.get("frame_id").text());
        JsonValue outer = json.get("pose");
        JsonValue pose = outer.get("pose");
        JsonValue p = pose.get("position");
        JsonValue q = pose.get("orientation");
        Vector3 position = new Vector3(
                p.get("x").number(-1e6, 1e6),
                p.get("y").number(-1e6, 1e6),
                p.get("z").number(-1e6, 1e6));
        Quaternion rotation = Quaternion.findUnit(
                        q.get("x").number(),
                        q.get("y").number(),
                        q.get("z").number(),
                        q.get("w").number())
                .orElseThrow(() -> q.refusal(Reason.NOT_UNIT, "is no unit quaternion"));
        out.heard(
                new PoseFix(
                        out.header(stamp, Optional.of(body), map),
                        map.frame(),
                        new RigidTransform(rotation, position),
                        outer.has("covariance") ? covariance(outer.get("covariance")) : Optional.empty(),
                        Vector3.ZERO,
                        Optional.empty()),
                stamp);
    }

    private static Optional<Covariance6> covariance(JsonValue json) throws FormatRefusal {
        List<JsonValue> entries = json.elements(ENTRIES, ENTRIES);
        double[] full = new double[ENTRIES];
        boolean stated = false;
        for (int i = 0; i < ENTRIES; i++) {
            full[i] = entries.get(i).number(-1e8, 1e8);
            stated |= full[i] != 0;
        }
        Covariance6 covariance = Covariance6.ofRowMajor(full);
        if (!covariance.isPositiveSemiDefinite()) {
            throw json.refusal(Reason.BAD_COVARIANCE, "is not positive semi-definite");
        }
        return stated ? Optional.of(covariance) : Optional.empty();
    }
}
