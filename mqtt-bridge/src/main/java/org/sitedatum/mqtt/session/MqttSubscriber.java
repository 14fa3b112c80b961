package org.sitedatum.mqtt.session;

import java.util.List;
import java.util.stream.Stream;
import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttActionListener;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttSubscription;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears topics on a connection of its own and subscribes anew after each reconnect. Thread-safe.
 */
public final class MqttSubscriber implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MqttSubscriber.class);

    /** A subscriber publishes nothing. */
    private static final int NO_LIVE_OUTPUT = 0;

    private final BrokerLink link;
    private volatile boolean subscribed;

    private MqttSubscriber(
            ConnectionOptions connection,
            List<String> filters,
            List<String> liveFilters,
            int qos,
            MessageHandler handler,
            ConnectionListener listener) {
        Link user = new Link(List.copyOf(filters), List.copyOf(liveFilters), qos, handler, listener);
        link = new BrokerLink(connection, user, NO_LIVE_OUTPUT);
    }

    /**
     * Starts connecting.
     *
     * @param filters topic filters
     * @param qos highest QoS wanted, 0 or 1
     * @param handler hears every message
     * @param listener hears {@code onUp} once subscribed
     */
    public static MqttSubscriber open(
            ConnectionOptions connection,
            List<String> filters,
            int qos,
            MessageHandler handler,
            ConnectionListener listener) {
        return open(connection, filters, List.of(), qos, handler, listener);
    }

    /**
     * The same with filters on which nothing is heard that the broker kept: only what is published from now on.
     *
     * @param liveFilters topic filters without retained messages
     */
    public static MqttSubscriber open(
            ConnectionOptions connection,
            List<String> filters,
            List<String> liveFilters,
            int qos,
            MessageHandler handler,
            ConnectionListener listener) {
        MqttSubscriber subscriber = new MqttSubscriber(connection, filters, liveFilters, qos, handler, listener);
        subscriber.link.start();
        return subscriber;
    }

    /** Whether the subscriptions stand now. */
    public boolean isUp() {
        return subscribed;
    }

    /** Gives the connection up for good, for a user who learnt elsewhere that another has its client id. Never blocks. */
    public void standDown() {
        link.standDown();
    }

    /** Disconnects; no message is handled once this returned. */
    @Override
    public void close() {
        link.close();
    }

    private final class Link implements LinkUser {
        /** MQTT 5, section 3.8.3.1: do not send retained messages at the time of the subscribe. */
        private static final int NO_RETAINED = 2;

        private final List<String> filters;
        private final List<String> liveFilters;
        private final int qos;
        private final MessageHandler handler;
        private final ConnectionListener listener;

        private Link(
                List<String> filters,
                List<String> liveFilters,
                int qos,
                MessageHandler handler,
                ConnectionListener listener) {
            this.filters = filters;
            this.liveFilters = liveFilters;
            this.qos = qos;
            this.handler = handler;
            this.listener = listener;
        }

        @Override
        public void onUp(MqttAsyncClient client, LaneOutput lane) {
            MqttSubscription[] subscriptions = Stream.concat(
                            filters.stream().map(filter -> new MqttSubscription(filter, qos)),
                            liveFilters.stream().map(this::withoutRetained))
                    .toArray(MqttSubscription[]::new);
            try {
                client.subscribe(subscriptions, null, new SubscribeOutcome(client), new MqttProperties());
            } catch (MqttException e) {
                link.restart(client, "subscribing failed: " + e.getMessage());
            }
        }

        private MqttSubscription withoutRetained(String filter) {
            MqttSubscription subscription = new MqttSubscription(filter, qos);
            subscription.setRetainHandling(NO_RETAINED);
            return subscription;
        }

        @Override
        public void onDown() {
            subscribed = false;
            listener.onDown();
        }

        @Override
        public void onTakenOver() {
            listener.onTakenOver();
        }

        @Override
        public void onMessage(String topic, byte[] payload) {
            handler.onMessage(topic, payload);
        }

        @Override
        public void onPause(boolean mayWork) {
            handler.onPause(mayWork);
        }

        private final class SubscribeOutcome implements MqttActionListener {
            private static final int FIRST_ERROR_CODE = 0x80;

            private final MqttAsyncClient client;

            private SubscribeOutcome(MqttAsyncClient client) {
                this.client = client;
            }

            @Override
            public void onSuccess(IMqttToken token) {
                int[] codes = token.getReasonCodes();
                for (int i = 0; codes != null && i < codes.length; i++) {
                    if (codes[i] >= FIRST_ERROR_CODE) {
                        LOG.error("subscription to {} refused, reason {}", filters, codes[i]);
                        link.restart(client, "subscription refused, reason " + codes[i]);
                        return;
                    }
                }
                link.whileUp(client, () -> {
                    subscribed = true;
                    listener.onUp();
                });
            }

            @Override
            public void onFailure(IMqttToken token, Throwable problem) {
                link.restart(client, "subscribing failed: " + problem.getMessage());
            }
        }
    }
}
