package org.sitedatum.samples.client;

import java.io.IOException;

/**
 * What stands on {@code status}.
 *
 * @param owner name of the node that serves the site
 * @param epoch of its ownership
 * @param isOnline false: nobody serves, and the owner was the last who did
 */
public record StatusMessage(String owner, long epoch, boolean isOnline) {

    /**
     * Reads a payload.
     *
     * @throws IOException when it is not a status
     */
    public static StatusMessage read(byte[] payload) throws IOException {
        JsonPayload json = JsonPayload.read(payload);
        return new StatusMessage(
                json.text("owner"), json.integer("epoch"), json.text("state").equals("online"));
    }
}
