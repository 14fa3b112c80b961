package org.sitedatum.mqtt.session;

/**
 * Takes messages, one at a time, on the threads that receive for the connection; must not block and, but for {@link #onPause}, not
 * keep them.
 */
@FunctionalInterface
public interface MessageHandler {
    /**
     * One message, in the order the broker sent those of its QoS.
     *
     * @param topic its topic
     * @param payload its bytes; the handler may keep them
     */
    void onMessage(String topic, byte[] payload);

    /**
     * No further message is at hand; called after one or several {@link #onMessage} by the thread that called it.
     *
     * @param mayWork whether this thread may be kept for some milliseconds: true at QoS 0; false at QoS 1, where the broker
     *     waits for its word
     */
    default void onPause(boolean mayWork) {}
}
