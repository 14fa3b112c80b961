package org.sitedatum.mqtt.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.sitedatum.mqtt.protobuf.PoseProto;

/**
 * Makes {@code Pose} of {@code pose.proto} from the pose object of the contract, for poses that another node has written.
 * Stamps have the microseconds of the JSON. Any thread.
 */
public final class PoseTranscoder {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PoseTranscoder() {}

    /**
     * The same pose in the binary form.
     *
     * @param json as {@link PoseJsonEncoder} writes it
     */
    public static byte[] toProtobuf(byte[] json) {
        try {
            return message(MAPPER.readTree(json)).toByteArray();
        } catch (IOException notWrittenByUs) {
            throw new UncheckedIOException(notWrittenByUs);
        }
    }

    private static PoseProto.Pose message(JsonNode pose) {
        PoseProto.Pose.Builder out = PoseProto.Pose.newBuilder()
                .setTrackable(pose.path("trackable").asText())
                .setStamp(1_000 * pose.path("stamp").asLong())
                .setState(PoseWords.of(pose.path("state").asText()))
                .setExistence((float) pose.path("existence").asDouble())
                .setEpoch(pose.path("epoch").asLong())
                .setSeq(pose.path("seq").asLong())
                .setRevision(pose.path("revision").asLong());
        pose.path("position").forEach(n -> out.addPosition(n.asDouble()));
        pose.path("orientation").forEach(n -> out.addOrientation(n.asDouble()));
        pose.path("covariance").forEach(n -> out.addCovariance((float) n.asDouble()));
        pose.path("velocity").forEach(n -> out.addVelocity((float) n.asDouble()));
        pose.path("angularVelocity").forEach(n -> out.addAngularVelocity((float) n.asDouble()));
        pose.path("sources").forEach(source -> out.addSources(source.asText()));
        if (pose.has("protectionLevel")) {
            out.setProtectionLevel((float) pose.path("protectionLevel").asDouble());
        }
        if (pose.has("floor")) {
            out.setFloor(pose.path("floor").asText());
        }
        if (pose.has("floorProbability")) {
            out.setFloorProbability((float) pose.path("floorProbability").asDouble());
        }
        if (pose.has("label")) {
            out.setLabel(pose.path("label").asText());
        }
        return out.build();
    }
}
