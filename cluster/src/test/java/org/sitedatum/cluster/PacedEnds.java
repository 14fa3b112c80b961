package org.sitedatum.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
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

/** Both ends of a site at a broker for those who watch it: sends at a pace, hears JSON. */
final class PacedEnds implements AutoCloseable {

    private final TopicScheme topics;
    private final ObjectMapper json = new ObjectMapper();
    private final FixJsonEncoder encoder = new FixJsonEncoder();
    private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
    private final MqttPublisher sensor;
    private final MqttSubscriber consumer;

    /** Hears a message; one at a time. */
    interface Ear {
        void hear(String topic, JsonNode said);
    }

    /**
     * Waits until both ends are connected.
     *
     * @param name of both at the broker, with -sensor and -consumer behind
     * @param heard topics and filters
     */
    PacedEnds(BrokerAddress broker, String name, TopicScheme topics, List<String> heard, Ear ear) {
        this.topics = topics;
        sensor = MqttPublisher.open(
                ConnectionOptions.of(broker, name + "-sensor"), PublisherOptions.defaults(), ConnectionListener.SILENT);
        consumer = MqttSubscriber.open(
                ConnectionOptions.of(broker, name + "-consumer"),
                heard,
                1,
                (topic, payload) -> {
                    if (payload.length > 0) {
                        ear.hear(topic, read(payload));
                    }
                },
                ConnectionListener.SILENT);
        await().atMost(Duration.ofSeconds(60)).until(() -> sensor.isUp() && consumer.isUp());
    }

    private JsonNode read(byte[] payload) {
        try {
            return json.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a step at once and then at a fixed rate. */
    void every(long millis, Runnable step) {
        pace.scheduleAtFixedRate(step, 0, millis, TimeUnit.MILLISECONDS);
    }

    void send(Fix fix) {
        sensor.publish(topics.fix(fix.header().source()), encoder.encode(fix), Delivery.LIVE);
    }

    /** Sends with the next {@link #flush}. */
    void sendLater(Fix fix) {
        sensor.publishLater(topics.fix(fix.header().source()), encoder.encode(fix));
    }

    void flush() {
        sensor.flush();
    }

    @Override
    public void close() {
        pace.shutdownNow();
        consumer.close();
        sensor.close();
    }
}
