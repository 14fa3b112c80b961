package org.sitedatum.mqtt.massrobotics;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.MapPlace;
import org.sitedatum.mqtt.vendor.PlanarPose;
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
 * Reads {@code statusReport} as a pose on the map that its planar datum names; the body is the robot's uuid in lower case, for
 * the standard's own examples write it in upper. A robot that is offline or disabled has no fix; an {@code identityReport} is set
 * aside. Height, velocity and path are not used.
 */
public final class StatusReportDecoder implements VendorDecoder {
    private static final List<String> ABSENT = List.of("offline", "disabled");

    private final AdapterOptions options;

    /** For one fleet. */
    public StatusReportDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload());
        String robot = out.id(json.get("uuid").id().toLowerCase(Locale.ROOT));
        if (!json.has("operationalState") && json.has("manufacturerName")) {
            out.aside("an identity report");
            return;
        }
        VendorStamp stamp = out.stamp(Stamps.iso(json.get("timestamp")), StampKind.SENT);
        if (ABSENT.contains(json.get("operationalState").text())) {
            out.noFix(robot, stamp, "the robot is offline or disabled");
            return;
        }
        JsonValue at = json.get("location");
        MapPlace map = out.map(at.get("planarDatum").text().toLowerCase(Locale.ROOT));
        PlanarPose pose = new PlanarPose(
                at.get("x").number(-1e6, 1e6),
                at.get("y").number(-1e6, 1e6),
                rotation(at.get("angle")).yaw());
        out.heard(
                new PoseFix(
                        out.header(stamp, Optional.of(robot), map),
                        map.frame(),
                        pose.transform(options.placement()),
                        Optional.of(pose.covariance(options.spread().sigma())),
                        Vector3.ZERO,
                        Optional.empty()),
                stamp);
    }

    private static Quaternion rotation(JsonValue angle) throws FormatRefusal {
        return Quaternion.findUnit(
                        angle.get("x").number(),
                        angle.get("y").number(),
                        angle.get("z").number(),
                        angle.get("w").number())
                .orElseThrow(() -> angle.refusal(Reason.NOT_UNIT, "is no unit quaternion"));
    }
}
