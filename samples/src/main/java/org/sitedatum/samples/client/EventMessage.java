package org.sitedatum.samples.client;

import java.io.IOException;

/**
 * What arrives on {@code event/{kind}/{id}}.
 *
 * @param kind {@code fence}, {@code dwell}, {@code proximity}, {@code collision}, {@code merge} or {@code health}
 * @param id what it is about
 * @param change what happened, one word
 */
public record EventMessage(String kind, String id, String change) {

    /**
     * Reads a payload.
     *
     * @throws IOException when it is not an event
     */
    public static EventMessage read(byte[] payload) throws IOException {
        JsonPayload json = JsonPayload.read(payload);
        return new EventMessage(json.text("kind"), json.text("id"), json.text("change"));
    }
}
