package org.sitedatum.samples.client;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.client.MqttDisconnectResponse;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** Subscribes after every connect, because Paho does not do so itself, and hands messages on. */
final class Subscriptions implements MqttCallback, MqttActionListener {

    private final MqttAsyncClient client;
    private final String[] topics;
    private final StockConnection.Listener listener;
    private final CompletableFuture<Void> first = new CompletableFuture<>();

    Subscriptions(MqttAsyncClient client, List<String> topics, StockConnection.Listener listener) {
        this.client = client;
        this.topics = topics.toArray(new String[0]);
        this.listener = listener;
    }

    /** Waits until the first subscription is granted. */
    void awaitFirst(long millis) throws MqttException {
        try {
            first.get(millis, TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException refused) {
            throw new MqttException(refused);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new MqttException(stop);
        }
    }

    @Override
    public void connectComplete(boolean reconnect, String serverUri) {
        if (topics.length == 0) {
            first.complete(null);
            return;
        }
        try {
            client.subscribe(topics, new int[topics.length], null, this);
        } catch (MqttException refused) {
            first.completeExceptionally(refused);
        }
    }

    @Override
    public void onSuccess(IMqttToken token) {
        first.complete(null);
    }

    @Override
    public void onFailure(IMqttToken token, Throwable cause) {
        first.completeExceptionally(cause);
    }

    @Override
    public void messageArrived(String topic, MqttMessage message) {
        listener.message(topic, message.getPayload());
    }

    @Override
    public void disconnected(MqttDisconnectResponse response) {
        // Paho reconnects by itself; connectComplete subscribes again
    }

    @Override
    public void mqttErrorOccurred(MqttException error) {
        // reported again by disconnected or by the token of the call that failed
    }

    @Override
    public void deliveryComplete(IMqttToken token) {
        // QoS 0: nothing to settle
    }

    @Override
    public void authPacketArrived(int reasonCode, MqttProperties properties) {
        // no enhanced authentication
    }
}
