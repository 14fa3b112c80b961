package org.sitedatum.samples.client;

import java.io.IOException;
import java.util.Optional;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;

/**
 * What arrives on {@code pose/{trackable}}.
 *
 * @param trackable id
 * @param stampNanos the instant the pose holds for, ns since the Unix epoch
 * @param floor floor id; empty when not known
 * @param position site frame, m
 * @param orientation siteFromBody, when it is known
 * @param state {@code tracking}, {@code coasting}, {@code degraded} or {@code lost}
 * @param protectionLevel m, horizontal; NaN: none can be given
 * @param existence probability that the body exists, 0..1; NaN when not given
 * @param seq counts the poses of this body
 * @param epoch of the node that said so: drop a pose whose epoch is lower than the highest seen
 */
public record PoseMessage(
        String trackable,
        long stampNanos,
        String floor,
        Vector3 position,
        Optional<Quaternion> orientation,
        String state,
        double protectionLevel,
        double existence,
        long seq,
        long epoch) {

    /**
     * Reads a payload.
     *
     * @throws IOException when it is not a pose
     */
    public static PoseMessage read(byte[] payload) throws IOException {
        JsonPayload json = JsonPayload.read(payload);
        return new PoseMessage(
                json.text("trackable"),
                json.stampNanos("stamp"),
                json.textOrEmpty("floor"),
                json.vector("position"),
                json.quaternion("orientation"),
                json.text("state"),
                json.number("protectionLevel"),
                json.number("existence"),
                json.integer("seq"),
                json.integer("epoch"));
    }
}
