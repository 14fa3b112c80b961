package org.sitedatum.mqtt.ros;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.JsonText;
import org.sitedatum.positioning.PoseEstimate;

/**
 * Writes poses as {@code geometry_msgs/PoseWithCovarianceStamped}, ready for {@code robot_localization}. A body without orientation
 * gets the identity with variances of pi squared about each axis: nothing is known of its turn, and the message says so.
 */
public final class RosPoseEncoder {
    private static final double UNKNOWN_TURN = Math.PI * Math.PI;

    private final String frame;
    private final RosVersion version;

    /**
     * For one frame, of ROS 2.
     *
     * @param frame what ROS calls the site frame, usually {@code map}
     */
    public RosPoseEncoder(String frame) {
        this(frame, RosVersion.ROS_2);
    }

    /** For one frame. */
    public RosPoseEncoder(String frame, RosVersion version) {
        this.frame = frame;
        this.version = version;
    }

    /** One pose. */
    public byte[] encode(PoseEstimate pose) {
        return JsonText.of(json -> write(json, pose));
    }

    /** One pose as a value of what is being written. */
    public void write(JsonGenerator json, PoseEstimate pose) throws IOException {
        json.writeStartObject();
        version.writeHeader(json, pose.stampNanos(), frame);
        json.writeObjectFieldStart("pose");
        json.writeObjectFieldStart("pose");
        Vector3 p = pose.position();
        json.writeObjectFieldStart("position");
        json.writeNumberField("x", p.x());
        json.writeNumberField("y", p.y());
        json.writeNumberField("z", p.z());
        json.writeEndObject();
        Quaternion q = pose.orientation().orElse(Quaternion.IDENTITY);
        json.writeObjectFieldStart("orientation");
        json.writeNumberField("x", q.x());
        json.writeNumberField("y", q.y());
        json.writeNumberField("z", q.z());
        json.writeNumberField("w", q.w());
        json.writeEndObject();
        json.writeEndObject();
        json.writeFieldName("covariance");
        json.writeArray(covariance(pose.covariance(), pose.orientation()), 0, 36);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static double[] covariance(Covariance6 covariance, Optional<Quaternion> orientation) {
        double[] full = new double[36];
        for (int i = 0; i < full.length; i++) {
            int row = i / 6;
            int column = i % 6;
            boolean unknown = orientation.isEmpty() && (row > 2 || column > 2);
            full[i] = unknown ? (row == column ? UNKNOWN_TURN : 0) : covariance.get(row, column);
        }
        return full;
    }
}
