package org.sitedatum.mqtt.vda5050;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.sitedatum.mqtt.foreign.JsonText;

/** Writes what is sent to robots and about connections. Stateless. */
public final class VdaCommands {

    /**
     * Tells a robot that is lost where it is: {@code initPosition}, since 3.0 {@code initializePosition}, as an instant action.
     *
     * @param headerId counts the messages of the robot's {@code instantActions} topic
     * @param actionId names this action, for the robot's answer in its state
     * @param x m in the project's coordinate system
     * @param y m
     * @param theta rad, counter-clockwise
     * @param lastNodeId of the robot's order; may be empty
     */
    public byte[] initPosition(
            VdaVersion version,
            VdaRobot robot,
            long headerId,
            long stampNanos,
            String actionId,
            double x,
            double y,
            double theta,
            String mapId,
            String lastNodeId) {
        return JsonText.of(json -> {
            json.writeStartObject();
            new VdaHeader(headerId, stampNanos, version, robot).writeTo(json);
            json.writeArrayFieldStart("actions");
            json.writeStartObject();
            json.writeStringField("actionType", version.isThree() ? "initializePosition" : "initPosition");
            if (version == VdaVersion.V2_0) {
                // its schema asks for this name, which its text does not know
                json.writeStringField("actionName", "initPosition");
            }
            json.writeStringField("actionId", actionId);
            // 3.0 allows nothing else for instant actions; 2.x wants the robot to stand still
            json.writeStringField("blockingType", version.isThree() ? "NONE" : "HARD");
            json.writeArrayFieldStart("actionParameters");
            number(json, "x", x);
            number(json, "y", y);
            number(json, "theta", Math.IEEEremainder(theta, 2 * Math.PI));
            text(json, "mapId", mapId);
            text(json, "lastNodeId", lastNodeId);
            json.writeEndArray();
            json.writeEndObject();
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    /** What a {@code connection} topic says; retained, and the last will when broken. */
    public byte[] connection(VdaVersion version, VdaRobot robot, long headerId, long stampNanos, VdaConnection state) {
        return JsonText.of(json -> {
            json.writeStartObject();
            new VdaHeader(headerId, stampNanos, version, robot).writeTo(json);
            json.writeStringField("connectionState", state.word(version));
            json.writeEndObject();
        });
    }

    private static void number(JsonGenerator json, String key, double value) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", key);
        json.writeNumberField("value", value);
        json.writeEndObject();
    }

    private static void text(JsonGenerator json, String key, String value) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", key);
        json.writeStringField("value", value);
        json.writeEndObject();
    }
}
