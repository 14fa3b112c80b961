package org.sitedatum.samples.client;

import java.io.IOException;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * What arrives on {@code frame/{frame}}: where a drifting frame lies in the site.
 *
 * @param frame its id
 * @param stampNanos when it holds, ns since the Unix epoch
 * @param siteFromFrame maps its coordinates to the site
 * @param revision counts the announcements
 */
public record AlignmentMessage(String frame, long stampNanos, RigidTransform siteFromFrame, long revision) {

    /**
     * Reads a payload.
     *
     * @throws IOException when it is not an alignment
     */
    public static AlignmentMessage read(byte[] payload) throws IOException {
        JsonPayload json = JsonPayload.read(payload);
        Quaternion rotation =
                json.quaternion("orientation").orElseThrow(() -> new IOException("payload has no orientation"));
        return new AlignmentMessage(
                json.text("frame"),
                json.stampNanos("stamp"),
                new RigidTransform(rotation, json.vector("position")),
                json.integer("revision"));
    }
}
