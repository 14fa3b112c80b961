package org.sitedatum.mqtt.ros;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Which ROS a bridge belongs to: the fields of a stamp have other names. */
public enum RosVersion {
    /** {@code secs}, {@code nsecs}. */
    ROS_1("secs", "nsecs"),
    /** {@code sec}, {@code nanosec}. */
    ROS_2("sec", "nanosec");

    private static final long NANOS = 1_000_000_000L;

    private final String seconds;
    private final String nanoseconds;

    RosVersion(String seconds, String nanoseconds) {
        this.seconds = seconds;
        this.nanoseconds = nanoseconds;
    }

    /** Writes the field {@code header}, a {@code std_msgs/Header}. */
    public void writeHeader(JsonGenerator json, long stampNanos, String frame) throws IOException {
        json.writeObjectFieldStart("header");
        json.writeObjectFieldStart("stamp");
        json.writeNumberField(seconds, Math.floorDiv(stampNanos, NANOS));
        json.writeNumberField(nanoseconds, Math.floorMod(stampNanos, NANOS));
        json.writeEndObject();
        json.writeStringField("frame_id", frame);
        json.writeEndObject();
    }
}
