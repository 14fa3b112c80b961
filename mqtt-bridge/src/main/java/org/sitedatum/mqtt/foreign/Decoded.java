package org.sitedatum.mqtt.foreign;

import org.sitedatum.positioning.FixRejection.Reason;

/**
 * What became of a message.
 *
 * @param <T> what it holds when it could be read
 */
public sealed interface Decoded<T> {

    /**
     * It could be read.
     *
     * @param value what it says
     * @param <T> its type
     */
    record Read<T>(T value) implements Decoded<T> {}

    /**
     * It was refused as a whole.
     *
     * @param reason one word to count by
     * @param detail one sentence for the integrator
     * @param <T> what it would have held
     */
    record Refused<T>(Reason reason, String detail) implements Decoded<T> {}

    /** Runs a decoding that may be refused. */
    static <T> Decoded<T> of(Decoding<T> decoding) {
        try {
            return new Read<>(decoding.decode());
        } catch (FormatRefusal refusal) {
            return new Refused<>(refusal.reason(), refusal.detail());
        }
    }

    /**
     * Something that may be refused.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    interface Decoding<T> {
        /** The value, or why there is none. */
        T decode() throws FormatRefusal;
    }
}
