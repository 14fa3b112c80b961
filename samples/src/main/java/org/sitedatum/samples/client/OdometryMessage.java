package org.sitedatum.samples.client;

import java.io.IOException;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * A robot's own odometry, as it is published on {@code fix/{source}}.
 *
 * @param stampNanos ns since the Unix epoch, by the robot's clock
 * @param frame the drifting frame
 * @param odomFromBody the robot's pose in it
 */
public record OdometryMessage(long stampNanos, String frame, RigidTransform odomFromBody) {

    /**
     * Reads a payload.
     *
     * @throws IOException when it is not one odometry fix
     */
    public static OdometryMessage read(byte[] payload) throws IOException {
        JsonPayload json = JsonPayload.read(payload);
        Quaternion rotation =
                json.quaternion("orientation").orElseThrow(() -> new IOException("payload has no orientation"));
        return new OdometryMessage(
                json.stampNanos("stamp"), json.text("frame"), new RigidTransform(rotation, json.vector("position")));
    }
}
