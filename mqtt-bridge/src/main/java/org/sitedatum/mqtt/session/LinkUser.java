package org.sitedatum.mqtt.session;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;

/** What a publisher or subscriber does with its link; all but {@link #onMessage} on the link's own thread. */
interface LinkUser {
    /** Connected; the client and its lane for live messages are good until {@link #onDown}. */
    void onUp(MqttAsyncClient client, LaneOutput lane);

    /** The client of the last {@link #onUp} is gone. */
    void onDown();

    /** Another client has our id; this link has ended. */
    void onTakenOver();

    /** One message at a time, on the connection's receiving threads. */
    default void onMessage(String topic, byte[] payload) {}

    /** As {@link MessageHandler#onPause}. */
    default void onPause(boolean mayWork) {}

    /** Whether live messages may leave now; on any thread. */
    default boolean mayPublish() {
        return true;
    }

    /** The lane has room again; on the connection's receiving thread. */
    default void onRoom() {}
}
