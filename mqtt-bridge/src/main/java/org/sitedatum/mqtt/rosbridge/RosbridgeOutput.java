package org.sitedatum.mqtt.rosbridge;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.mqtt.foreign.JsonText;
import org.sitedatum.mqtt.ros.RosPoseEncoder;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * Writes what a rosbridge server is told: {@code geometry_msgs/PoseWithCovarianceStamped} of each robot in the map frame, and
 * {@code tf2_msgs/TFMessage} on {@code /tf}. A lost robot is told nothing; one without orientation gets a pose whose covariance
 * says so, and no transform. One thread.
 */
public final class RosbridgeOutput {
    /** Where transforms go. */
    public static final String TRANSFORMS = "/tf";

    private static final String TRANSFORMS_TYPE = "tf2_msgs/TFMessage";
    private static final String POSE_TYPE = "geometry_msgs/PoseWithCovarianceStamped";
    private static final double NANOS = 1e9;

    private final RosbridgeOptions options;
    private final RosPoseEncoder poses;
    private final Map<String, RosRobot> byTrackable = new HashMap<>();
    private final Map<String, RosRobot> byOdometry = new HashMap<>();
    private final Map<String, Long> toldNanos = new HashMap<>();
    private final long intervalNanos;

    /** Nothing told yet. */
    public RosbridgeOutput(RosbridgeOptions options) {
        this.options = options;
        this.poses = new RosPoseEncoder(options.mapFrame(), options.version());
        this.intervalNanos = (long) (NANOS / options.maxRate());
        for (RosRobot robot : options.robots()) {
            byTrackable.put(robot.trackable(), robot);
            robot.odometry().ifPresent(frame -> byOdometry.put(frame, robot));
        }
    }

    /** Whether it is about one of the robots. */
    public boolean concerns(String trackable) {
        return byTrackable.containsKey(trackable);
    }

    /** What is said on every new connection: the topics with their types, as ROS 1 and 2 both read them. */
    public List<String> greeting() {
        List<String> all = new ArrayList<>();
        all.add(advertise(TRANSFORMS, TRANSFORMS_TYPE));
        options.robots().forEach(robot -> all.add(advertise(topic(robot), POSE_TYPE)));
        return all;
    }

    /** Messages for a pose; empty when it is of no robot, cannot be said or comes sooner than the rate allows. */
    public List<String> of(PoseEstimate pose) {
        Optional<RosRobot> robot = Optional.ofNullable(byTrackable.get(pose.trackable()));
        if (robot.isEmpty()
                || pose.state() == TrackingState.LOST
                || !isDue("pose " + pose.trackable(), pose.stampNanos())) {
            return List.of();
        }
        List<String> all = new ArrayList<>(2);
        all.add(publish(topic(robot.get()), json -> poses.write(json, pose)));
        if (robot.get().odometry().isEmpty() && pose.orientation().isPresent()) {
            RigidTransform mapFromBase = new RigidTransform(pose.orientation().get(), pose.position());
            all.add(transform(pose.stampNanos(), robot.get().baseFrame(), mapFromBase));
        }
        return all;
    }

    /** {@code map -> odom} of a robot; empty when the frame is of none of them, or too soon. */
    public Optional<String> of(FrameAlignment alignment) {
        return Optional.ofNullable(byOdometry.get(alignment.frame()))
                .filter(robot -> isDue("odom " + alignment.frame(), alignment.stampNanos()))
                .map(robot -> transform(alignment.stampNanos(), robot.odomFrame(), alignment.siteFromFrame()));
    }

    /** tf2 takes a stamp once, and an older one never. */
    private boolean isDue(String what, long stampNanos) {
        Optional<Long> last = Optional.ofNullable(toldNanos.get(what));
        if (last.isPresent() && stampNanos - last.get() < intervalNanos) {
            return false;
        }
        toldNanos.put(what, stampNanos);
        return true;
    }

    private String topic(RosRobot robot) {
        return "/" + options.prefix() + "/" + robot.name() + "/pose";
    }

    private String transform(long stampNanos, String child, RigidTransform mapFromChild) {
        return publish(TRANSFORMS, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("transforms");
            json.writeStartObject();
            options.version().writeHeader(json, stampNanos, options.mapFrame());
            json.writeStringField("child_frame_id", child);
            json.writeObjectFieldStart("transform");
            Vector3 t = mapFromChild.translation();
            json.writeObjectFieldStart("translation");
            xyz(json, t.x(), t.y(), t.z());
            json.writeEndObject();
            Quaternion q = mapFromChild.rotation();
            json.writeObjectFieldStart("rotation");
            xyz(json, q.x(), q.y(), q.z());
            json.writeNumberField("w", q.w());
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void xyz(JsonGenerator json, double x, double y, double z) throws IOException {
        json.writeNumberField("x", x);
        json.writeNumberField("y", y);
        json.writeNumberField("z", z);
    }

    private static String advertise(String topic, String type) {
        return text(json -> {
            json.writeStringField("op", "advertise");
            json.writeStringField("topic", topic);
            json.writeStringField("type", type);
        });
    }

    private static String publish(String topic, JsonText.Writing message) {
        return text(json -> {
            json.writeStringField("op", "publish");
            json.writeStringField("topic", topic);
            json.writeFieldName("msg");
            message.writeTo(json);
        });
    }

    private static String text(JsonText.Writing fields) {
        byte[] json = JsonText.of(out -> {
            out.writeStartObject();
            fields.writeTo(out);
            out.writeEndObject();
        });
        return new String(json, StandardCharsets.UTF_8);
    }
}
