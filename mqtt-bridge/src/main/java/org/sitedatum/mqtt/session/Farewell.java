package org.sitedatum.mqtt.session;

import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends Paho clients, whatever state they are in, and tells why one ended. */
final class Farewell {
    private static final Logger LOG = LoggerFactory.getLogger(Farewell.class);
    private static final long SAY_MILLIS = 1000;
    private static final long DROP_MILLIS = 100;

    private Farewell() {}

    /** Tells the broker that the client goes, a second at most; {@link #drop} is still due. */
    static void say(MqttAsyncClient client) {
        try {
            client.disconnect(0).waitForCompletion(SAY_MILLIS);
        } catch (MqttException e) {
            LOG.debug("{}: {}", client.getClientId(), e.getMessage());
        }
    }

    /** Lets go of a client at once; politely means that the broker does not say its will. */
    static void drop(MqttAsyncClient client, boolean politely) {
        try {
            client.disconnectForcibly(0, DROP_MILLIS, politely);
        } catch (MqttException e) {
            LOG.trace("{}: {}", client.getClientId(), e.getMessage());
        }
        try {
            client.close(true);
        } catch (MqttException e) {
            LOG.trace("{}: {}", client.getClientId(), e.getMessage());
        }
    }

    /** What lies at the bottom of a problem. */
    static String reason(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    }
}
