package org.sitedatum.samples.client;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.persist.MemoryPersistence;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sitedatum.mqtt.session.NoDelaySocketFactory;

/**
 * A plain MQTT 5 connection (Paho): subscribes to its topics, again after every reconnect, and publishes.
 *
 * <p>Messages arrive on the connection's own thread; the listener must not block. {@link #publish} is for one thread.
 */
public final class StockConnection implements AutoCloseable {

    private static final int LONGEST_PAUSE_SECONDS = 2;
    private static final long PATIENCE_MILLIS = 10_000;

    private final MqttAsyncClient client;
    private final AtomicLong unsent = new AtomicLong();

    private StockConnection(MqttAsyncClient client) {
        this.client = client;
    }

    /** Hears the messages of the subscribed topics. */
    @FunctionalInterface
    public interface Listener {

        /** One message; called on the connection's thread. */
        void message(String topic, byte[] payload);
    }

    /**
     * Connects and subscribes; returns when the broker has granted both.
     *
     * @param url {@code mqtt://host:port} or {@code mqtts://host:port}; {@code tcp} and {@code ssl} are synonyms
     * @param clientId unique at the broker
     * @param topics filters to subscribe to, QoS 0; may be empty
     * @throws MqttException when the broker cannot be reached or refuses
     */
    public static StockConnection open(String url, String clientId, List<String> topics, Listener listener)
            throws MqttException {
        MqttConnectionOptions options = new MqttConnectionOptions();
        options.setCleanStart(true);
        options.setAutomaticReconnect(true);
        options.setAutomaticReconnectDelay(1, LONGEST_PAUSE_SECONDS);
        options.setSocketFactory(new NoDelaySocketFactory());
        MqttAsyncClient client = new MqttAsyncClient(pahoUrl(url), clientId, new MemoryPersistence());
        Subscriptions subscriptions = new Subscriptions(client, topics, listener);
        client.setCallback(subscriptions);
        try {
            client.connect(options).waitForCompletion(PATIENCE_MILLIS);
            subscriptions.awaitFirst(PATIENCE_MILLIS);
        } catch (MqttException | RuntimeException failure) {
            client.close(true);
            throw failure;
        }
        return new StockConnection(client);
    }

    /** Sends without waiting, QoS 0; while there is no connection the message is dropped and counted. */
    public void publish(String topic, byte[] payload) {
        try {
            client.publish(topic, payload, 0, false, null, new CountFailure());
        } catch (MqttException notSent) {
            unsent.incrementAndGet();
        }
    }

    /** True while the broker is connected. */
    public boolean isOpen() {
        return client.isConnected();
    }

    /** Messages that could not be sent so far. */
    public long unsent() {
        return unsent.get();
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.disconnect(0).waitForCompletion(PATIENCE_MILLIS);
            }
        } catch (MqttException alreadyGone) {
            unsent.addAndGet(client.getPendingTokens().length);
        } finally {
            closeForGood();
        }
    }

    private static String pahoUrl(String url) {
        return url.replaceFirst("^mqtt://", "tcp://").replaceFirst("^mqtts://", "ssl://");
    }

    private void closeForGood() {
        try {
            client.close(true);
        } catch (MqttException alreadyClosed) {
            // there is nothing left to release
            return;
        }
    }

    private final class CountFailure implements MqttActionListener {

        @Override
        public void onSuccess(IMqttToken token) {
            // sent
        }

        @Override
        public void onFailure(IMqttToken token, Throwable cause) {
            unsent.incrementAndGet();
        }
    }
}
