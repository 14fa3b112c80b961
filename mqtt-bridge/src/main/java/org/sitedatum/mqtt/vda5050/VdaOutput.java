package org.sitedatum.mqtt.vda5050;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.JsonText;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;

/**
 * Says poses as {@code visualization} of the robots it is told of. A body without orientation has no theta and is left out; so is
 * one of whom no floor is known, for it is on no map. Counts headers by robot; one thread.
 */
public final class VdaOutput {
    private final VdaOptions options;
    private final Map<String, Long> headers = new HashMap<>();

    /** Counts from 0. */
    public VdaOutput(VdaOptions options) {
        this.options = options;
    }

    /** A message and where it goes. */
    public record Message(String topic, byte[] payload) {}

    /** The pose as {@code visualization}; empty when it cannot be said. */
    public Optional<Message> visualization(PoseEstimate pose) {
        Optional<VdaRobot> robot = Optional.ofNullable(options.robots().get(pose.trackable()));
        if (robot.isEmpty() || pose.orientation().isEmpty() || pose.floor().isEmpty()) {
            return Optional.empty();
        }
        VdaRobot who = robot.get();
        VdaHeader header = new VdaHeader(
                headers.merge(pose.trackable(), 1L, Long::sum) - 1, pose.stampNanos(), options.version(), who);
        VdaTopic topic = new VdaTopic(
                options.interfaceName(),
                options.version().topicPart(),
                who.manufacturer(),
                who.serialNumber(),
                "visualization");
        byte[] payload =
                JsonText.of(json -> write(json, header, pose, pose.orientation().get()));
        return Optional.of(new Message(topic.name(), payload));
    }

    private void write(JsonGenerator json, VdaHeader header, PoseEstimate pose, Quaternion orientation)
            throws IOException {
        RigidTransform body = options.projectFromSite().then(new RigidTransform(orientation, pose.position()));
        Vector3 velocity = orientation.conjugate().rotate(pose.velocity());
        json.writeStartObject();
        header.writeTo(json);
        if (options.version().isThree()) {
            // of a state message of our own, of which there is none
            json.writeNumberField("referenceStateHeaderId", 0);
        }
        json.writeObjectFieldStart(options.version().isThree() ? "mobileRobotPosition" : "agvPosition");
        json.writeNumberField("x", JsonText.rounded(body.translation().x(), 1e6));
        json.writeNumberField("y", JsonText.rounded(body.translation().y(), 1e6));
        json.writeNumberField("theta", body.rotation().yaw());
        String floor = pose.floor().orElseThrow();
        json.writeStringField("mapId", options.mapIds().getOrDefault(floor, floor));
        String localized = options.version().isThree() ? "localized" : "positionInitialized";
        json.writeBooleanField(localized, pose.state() != TrackingState.LOST);
        double score = LocalizationScore.score(pose.covariance(), pose.state());
        json.writeNumberField("localizationScore", JsonText.rounded(score, 1e6));
        double range = LocalizationScore.deviationRange(pose.covariance());
        json.writeNumberField("deviationRange", JsonText.rounded(range, 1e6));
        json.writeEndObject();
        json.writeObjectFieldStart("velocity");
        json.writeNumberField("vx", JsonText.rounded(velocity.x(), 1e6));
        json.writeNumberField("vy", JsonText.rounded(velocity.y(), 1e6));
        if (pose.angularVelocity().isPresent()) {
            json.writeNumberField(
                    "omega", JsonText.rounded(pose.angularVelocity().get().z(), 1e6));
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
