package org.sitedatum.mqtt.vda5050;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.AdapterOptions.Habit;
import org.sitedatum.mqtt.vendor.MapPlace;
import org.sitedatum.mqtt.vendor.PlanarPose;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.StampKind;
import org.sitedatum.mqtt.vendor.Stamps;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.EntityId;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.fix.PoseFix;

/**
 * Reads {@code state}, {@code visualization} and {@code connection} of 2.x and 3.0. The body is the robot's serial number. Its
 * position counts as a pose in the frame of its map or, with {@link Habit#AS_ODOMETRY}, as odometry of its own frame. {@code
 * positionInitialized} (3.0: {@code localized}) being false and a connection that is not online mean no fix.
 *
 * <p>A {@code deviationRange} above 0 is taken as the 95 % radius, as {@link LocalizationScore} says it.
 */
public final class VdaDecoder implements VendorDecoder {
    private final AdapterOptions options;

    /** For one fleet. */
    public VdaDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        VdaTopic topic = VdaTopic.parse(message.topic())
                .orElseThrow(() -> new FormatRefusal(
                        Reason.UNKNOWN_KIND, "topic is not interface/version/manufacturer/serial/subject of VDA 5050"));
        String robot = out.id(topic.serialNumber());
        switch (topic.subject()) {
            case "state", "visualization" -> position(robot, JsonValue.parse(message.payload()), out);
            case "connection" -> connection(robot, JsonValue.parse(message.payload()), out);
            default -> out.aside("VDA 5050 " + topic.subject());
        }
    }

    private static void connection(String robot, JsonValue json, Readings out) throws FormatRefusal {
        String state = json.get("connectionState").text();
        switch (state) {
            case "ONLINE" -> out.aside("the robot is online");
            case "OFFLINE", "CONNECTIONBROKEN", "CONNECTION_BROKEN", "HIBERNATING" ->
                out.noFix(robot, stamp(json, out), "the robot is not online");
            default -> throw json.get("connectionState").refusal(Reason.UNKNOWN_KIND, "is not a connection state");
        }
    }

    private void position(String robot, JsonValue json, Readings out) throws FormatRefusal {
        Optional<JsonValue> found = json.find("agvPosition").or(() -> json.find("mobileRobotPosition"));
        if (found.isEmpty()) {
            out.aside("a message without a position");
            return;
        }
        JsonValue at = found.get();
        VendorStamp stamp = stamp(json, out);
        JsonValue initialized = at.has("localized") ? at.get("localized") : at.get("positionInitialized");
        if (!initialized.truth()) {
            out.noFix(robot, stamp, "the robot says that its position is not initialized");
            return;
        }
        PlanarPose pose = new PlanarPose(
                at.get("x").number(-1e6, 1e6),
                at.get("y").number(-1e6, 1e6),
                at.get("theta").number(-100, 100));
        double deviation = at.has("deviationRange") ? at.get("deviationRange").number(0, 1e6) : 0;
        double sigma = deviation > 0
                ? Math.max(0.01, deviation / LocalizationScore.SIGMAS_OF_95_PERCENT_RADIUS)
                : options.spread().sigma();
        if (options.habits().contains(Habit.AS_ODOMETRY)) {
            odometry(robot, stamp, pose, pose.covariance(sigma), json, out);
        } else {
            MapPlace map = out.map(at.get("mapId").text());
            out.heard(
                    new PoseFix(
                            out.header(stamp, Optional.of(robot), map),
                            map.frame(),
                            pose.transform(options.placement()),
                            Optional.of(pose.covariance(sigma)),
                            Vector3.ZERO,
                            Optional.empty()),
                    stamp);
        }
    }

    private void odometry(
            String robot, VendorStamp stamp, PlanarPose pose, Covariance6 covariance, JsonValue json, Readings out)
            throws FormatRefusal {
        String frame = robot + ".odom";
        if (!EntityId.isValid(frame)) {
            throw new FormatRefusal(
                    Reason.INVALID_ID, "the serial number is too long for the frame " + Quote.of(frame));
        }
        RigidTransform odomFromBody =
                new RigidTransform(Quaternion.ofYaw(pose.theta()), new Vector3(pose.x(), pose.y(), 0));
        Optional<JsonValue> velocity = json.find("velocity");
        out.heard(
                new OdometryFix(
                        out.header(stamp, Optional.of(robot)),
                        frame,
                        odomFromBody,
                        velocity.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Vector3(speed(velocity.get(), "vx"), speed(velocity.get(), "vy"), 0)),
                        velocity.isEmpty()
                                ? Optional.empty()
                                : Optional.of(new Vector3(0, 0, speed(velocity.get(), "omega"))),
                        Optional.of(covariance),
                        false),
                stamp);
    }

    private static double speed(JsonValue velocity, String name) throws FormatRefusal {
        return velocity.has(name) ? velocity.get(name).number(-1000, 1000) : 0;
    }

    private static VendorStamp stamp(JsonValue json, Readings out) throws FormatRefusal {
        return json.has("timestamp") ? out.stamp(Stamps.iso(json.get("timestamp")), StampKind.SENT) : out.received();
    }
}
