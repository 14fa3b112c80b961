package org.sitedatum.samples.client;

import java.io.IOException;

/**
 * What arrives on {@code rejected/{source}}.
 *
 * @param source who sent the refused fixes
 * @param reason one word
 * @param detail of the newest
 * @param total refusals of this source and reason since the node started
 */
public record RejectionMessage(String source, String reason, String detail, long total) {

    /**
     * Reads a payload.
     *
     * @throws IOException when it is not a rejection
     */
    public static RejectionMessage read(byte[] payload) throws IOException {
        JsonPayload json = JsonPayload.read(payload);
        return new RejectionMessage(
                json.text("source"), json.text("reason"), json.textOrEmpty("detail"), json.integer("total"));
    }
}
