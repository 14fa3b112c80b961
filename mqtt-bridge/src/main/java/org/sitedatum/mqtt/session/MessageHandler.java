package org.sitedatum.mqtt.session;

/** Takes messages on the connection's receiving thread; must not block and must not keep that thread. */
@FunctionalInterface
public interface MessageHandler {
    /**
     * One message, in the order the broker sent them.
     *
     * @param topic its topic
     * @param payload its bytes; the handler may keep them
     */
    void onMessage(String topic, byte[] payload);
}
