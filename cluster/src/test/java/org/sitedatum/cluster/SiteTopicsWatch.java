package org.sitedatum.cluster;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.topic.TopicScheme;

/** Hears what stands on a site's topics and what is said of its revisions. */
final class SiteTopicsWatch implements AutoCloseable {

    private final TopicScheme topics = new TopicScheme(SyntheticRecording.SITE);
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> newest = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();
    private final MqttSubscriber subscriber;

    SiteTopicsWatch(BrokerAddress broker) {
        subscriber = MqttSubscriber.open(
                ConnectionOptions.of(broker, "topics-watch"),
                List.of(topics.frames(), topics.siteDocument(), topics.poseFilter(), topics.event("revision", "lab")),
                1,
                this::hear,
                ConnectionListener.SILENT);
        await().atMost(Duration.ofSeconds(30)).until(subscriber::isUp);
    }

    private void hear(String topic, byte[] payload) {
        try {
            JsonNode said = json.readTree(payload);
            newest.put(topic, said);
            if (topic.equals(topics.event("revision", "lab"))) {
                events.add(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long framesRevision() {
        return revision(topics.frames());
    }

    long documentRevision() {
        return revision(topics.siteDocument());
    }

    long poseRevision(String trackable) {
        return revision(topics.pose(trackable));
    }

    private long revision(String topic) {
        return newest.containsKey(topic) ? newest.get(topic).get("revision").longValue() : -1;
    }

    List<JsonNode> events() {
        return List.copyOf(events);
    }

    @Override
    public void close() {
        subscriber.close();
    }
}
