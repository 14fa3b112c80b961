package org.sitedatum.cluster;

import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.topic.TopicScheme;
import org.sitedatum.positioning.fix.Fix;

/** Both ends of a site at a broker: sends fixes as its sensors do, hears its topics as an app does. */
public final class SensorsAndApp implements AutoCloseable {

    /** A message heard. */
    record Heard(String topic, String payload) {}

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TopicScheme topics;
    private final MqttPublisher publisher;
    private final MqttSubscriber subscriber;
    private final FixJsonEncoder encoder = new FixJsonEncoder();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();

    public SensorsAndApp(BrokerAddress broker, String site) {
        topics = new TopicScheme(site);
        publisher = MqttPublisher.open(
                ConnectionOptions.of(broker, "sensors"), PublisherOptions.defaults(), ConnectionListener.SILENT);
        subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, "app"),
                List.of(topics.poseFilter(), topics.rejectedFilter(), topics.status()),
                1,
                (topic, payload) -> heard.add(new Heard(topic, new String(payload, StandardCharsets.UTF_8))),
                ConnectionListener.SILENT);
        await().atMost(PATIENCE).until(() -> publisher.isUp() && subscriber.isUp());
    }

    public void send(Fix fix) {
        publisher.publish(topics.fix(fix.header().source()), encoder.encode(fix), Delivery.EVENT);
    }

    public void sendRaw(String source, String payload) {
        publisher.publish(topics.fix(source), payload.getBytes(StandardCharsets.UTF_8), Delivery.EVENT);
    }

    public List<String> poses() {
        return payloadsOn(topics.poseFilter().replace("+", ""));
    }

    List<String> statuses() {
        return payloadsOn(topics.status());
    }

    List<String> refusals(String source) {
        return payloadsOn(topics.rejected(source));
    }

    private List<String> payloadsOn(String prefix) {
        return heard.stream()
                .filter(message -> message.topic().startsWith(prefix))
                .map(Heard::payload)
                .toList();
    }

    @Override
    public void close() {
        subscriber.close();
        publisher.close();
    }
}
