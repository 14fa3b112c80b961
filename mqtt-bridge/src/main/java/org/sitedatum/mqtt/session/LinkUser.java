package org.sitedatum.mqtt.session;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;

/** What a publisher or subscriber does with its link; all but {@link #onMessage} on the link's own thread. */
interface LinkUser {
    /** Connected; the client is good until {@link #onDown}. */
    void onUp(MqttAsyncClient client);

    /** The client of the last {@link #onUp} is gone. */
    void onDown();

    /** Another client has our id; this link has ended. */
    void onTakenOver();

    /** On Paho's receiving thread. */
    default void onMessage(String topic, byte[] payload) {}
}
