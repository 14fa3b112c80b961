package org.sitedatum.cluster.omlox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.Quaternion;

/**
 * Where the engine believes a body to be.
 *
 * @param body its id
 * @param stampNanos the instant it holds for
 * @param floor id
 * @param x m, site frame
 * @param y m, site frame
 * @param z m, site frame
 * @param sigma m, along the worst horizontal direction
 * @param vx m/s, site frame
 * @param vy m/s, site frame
 * @param yaw rad about site z; empty without orientation
 * @param state how far to rely on it
 * @param sources who contributed, JSON
 */
record Seen(
        String body,
        long stampNanos,
        Optional<String> floor,
        double x,
        double y,
        double z,
        double sigma,
        double vx,
        double vy,
        OptionalDouble yaw,
        String state,
        String sources) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FULL = 21;

    /** Reads a pose of the contract. */
    static Seen of(byte[] poseJson) {
        try {
            JsonNode pose = JSON.readTree(poseJson);
            JsonNode c = pose.path("covariance");
            double xx = c.path(0).asDouble();
            double xy = c.path(1).asDouble();
            double yy = c.path(c.size() == FULL ? 6 : 3).asDouble();
            double variance = 0.5 * (xx + yy) + Math.hypot(0.5 * (xx - yy), xy);
            JsonNode q = pose.path("orientation");
            OptionalDouble yaw = q.isArray()
                    ? OptionalDouble.of(new Quaternion(
                                    q.path(0).asDouble(),
                                    q.path(1).asDouble(),
                                    q.path(2).asDouble(),
                                    q.path(3).asDouble())
                            .yaw())
                    : OptionalDouble.empty();
            return new Seen(
                    pose.path("trackable").asText(),
                    pose.path("stamp").asLong() * 1_000,
                    pose.has("floor") ? Optional.of(pose.path("floor").asText()) : Optional.empty(),
                    pose.path("position").path(0).asDouble(),
                    pose.path("position").path(1).asDouble(),
                    pose.path("position").path(2).asDouble(),
                    Math.sqrt(Math.max(0, variance)),
                    pose.path("velocity").path(0).asDouble(),
                    pose.path("velocity").path(1).asDouble(),
                    yaw,
                    pose.path("state").asText(),
                    pose.path("sources").toString());
        } catch (IOException ownJson) {
            throw new UncheckedIOException(ownJson);
        }
    }

    boolean isLost() {
        return state.equals("lost");
    }
}
