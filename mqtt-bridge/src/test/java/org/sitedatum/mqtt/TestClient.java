package org.sitedatum.mqtt;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;

/** A sensor or an app for tests: publishes, and keeps what it hears. */
public final class TestClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final MqttPublisher publisher;
    private final MqttSubscriber subscriber;
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    /** Connects and subscribes. */
    public TestClient(BrokerAddress broker, String id, String... filters) {
        publisher = MqttPublisher.open(
                ConnectionOptions.of(broker, id + "-p"), PublisherOptions.defaults(), ConnectionListener.SILENT);
        subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, id + "-s"),
                List.of(filters),
                1,
                (topic, payload) -> heard.add(new Heard(topic, new String(payload, StandardCharsets.UTF_8))),
                ConnectionListener.SILENT);
        await().atMost(PATIENCE).until(() -> publisher.isUp() && subscriber.isUp());
    }

    /** Publishes with QoS 1. */
    public void send(String topic, String payload) {
        publisher.publish(topic, payload.getBytes(StandardCharsets.UTF_8), Delivery.EVENT);
    }

    /** Publishes with QoS 1 what the broker keeps. */
    public void keep(String topic, String payload) {
        publisher.publish(topic, payload.getBytes(StandardCharsets.UTF_8), Delivery.STANDING);
    }

    /** Everything heard so far, in order. */
    public List<Heard> heard() {
        return heard;
    }

    /** What was heard on topics that begin so. */
    public List<Heard> heardOn(String prefix) {
        return heard.stream().filter(h -> h.topic().startsWith(prefix)).toList();
    }

    @Override
    public void close() {
        subscriber.close();
        publisher.close();
    }

    /**
     * One message.
     *
     * @param topic its topic
     * @param payload its text
     */
    public record Heard(String topic, String payload) {}
}
