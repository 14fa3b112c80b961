package org.sitedatum.cluster.cli;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sitedatum.mqtt.codec.NodeStatus;
import org.sitedatum.mqtt.codec.StatusJsonDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;

/** The statuses that stand at a broker, by site. */
final class StandingStatuses {

    private static final String FILTER = "sitedatum/+/status";
    private static final long CONNECT_SECONDS = 5;
    /** Retained messages follow the subscription at once; so long is waited for the last of them. */
    private static final long REST_MILLIS = 700;

    private StandingStatuses() {}

    static Map<String, NodeStatus> fetch(BrokerAddress broker) throws CommandException, InterruptedException {
        Map<String, NodeStatus> statuses = new ConcurrentHashMap<>();
        StatusJsonDecoder decoder = new StatusJsonDecoder();
        CountDownLatch subscribed = new CountDownLatch(1);
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void onUp() {
                subscribed.countDown();
            }
        };
        try (MqttSubscriber subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, "sitedatum-status-" + UUID.randomUUID()),
                List.of(FILTER),
                1,
                (topic, payload) -> keep(statuses, topic, decoder.decode(payload)),
                listener)) {
            if (!subscribed.await(CONNECT_SECONDS, TimeUnit.SECONDS)) {
                throw CommandException.failed("cannot connect to the broker " + broker);
            }
            TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
            return Map.copyOf(statuses);
        }
    }

    private static void keep(Map<String, NodeStatus> statuses, String topic, Optional<NodeStatus> status) {
        status.ifPresent(one -> statuses.put(topic.split("/")[1], one));
    }
}
