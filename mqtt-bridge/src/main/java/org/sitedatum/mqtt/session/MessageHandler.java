package org.sitedatum.mqtt.session;

/**
 * Takes messages, one at a time, on the threads that receive for the connection; must not block and must not keep them.
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
}
