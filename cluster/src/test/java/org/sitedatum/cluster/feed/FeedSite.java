package org.sitedatum.cluster.feed;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.sitedatum.cluster.config.FeedAddress;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.cluster.config.FeedPace;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.positioning.site.Site;

/** A site's broker, and somebody who hears all that feeds send to it. */
final class FeedSite implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Short enough for a test, and no shorter than a busy machine can keep. */
    static final FeedPace QUICK = new FeedPace(
            Duration.ofMillis(30),
            Duration.ofMillis(1_500),
            Duration.ofSeconds(20),
            Duration.ofMillis(20),
            Duration.ofMillis(160));

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SITE = """
            {"id":"hall","name":"Hall","georeference":{"latDeg":49.0,"lonDeg":8.4,"h":115,"headingDeg":30},
             "floors":[{"id":"g","name":"ground","elevation":0,"height":5,"outline":[[0,0],[40,0],[40,30],[0,30]]}],
             "trackables":[{"id":"cart","name":"Cart","kind":"vehicle","tags":[{"id":"t1","leverArm":[0,0,0]}]}]}
            """;

    private final EmbeddedBroker broker;
    private final LiveSites live = new LiveSites(EpochNanoClock.system());
    private final LiveSector sector = live.site(site()).serve("hall");
    private final Map<String, List<JsonNode>> heard = new ConcurrentHashMap<>();
    private final MqttSubscriber ears;

    FeedSite() {
        try {
            broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ears = MqttSubscriber.open(
                ConnectionOptions.of(broker.address(), "ears"),
                List.of("sitedatum/#"),
                1,
                (topic, payload) -> heard.computeIfAbsent(topic, key -> new CopyOnWriteArrayList<>())
                        .add(json(payload)),
                ConnectionListener.SILENT);
        sector.own(1, () -> true);
        await().atMost(PATIENCE).until(ears::isUp);
    }

    static Site site() {
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(SITE.getBytes(StandardCharsets.UTF_8))).site();
    }

    private static JsonNode json(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EmbeddedBroker broker() {
        return broker;
    }

    LiveSector sector() {
        return sector;
    }

    static FeedOptions options(AdapterOptions adapter, String url) {
        return new FeedOptions("hall", adapter, FeedAddress.parse(url), List.of(), Map.of(), Optional.empty(), QUICK);
    }

    Feeds start(FeedOptions... options) {
        return Feeds.start("n1", List.of(options), broker.address(), live, EpochNanoClock.system())
                .orElseThrow();
    }

    /** Fixes and refusals that came so far, those of a batch one by one. */
    List<JsonNode> items(String source, String kind) {
        List<JsonNode> all = new ArrayList<>();
        heard.getOrDefault("sitedatum/hall/fix/" + source, List.of())
                .forEach(batch -> batch.forEach(item -> {
                    if (item.path("kind").asText().equals(kind)) {
                        all.add(item);
                    }
                }));
        return all;
    }

    /** Waits for so many fixes or refusals. */
    List<JsonNode> awaitItems(String source, String kind, int count) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(10))
                .until(() -> items(source, kind).size() >= count);
        return items(source, kind);
    }

    /** Waits for a state of an adapter. */
    JsonNode awaitState(String source, Predicate<JsonNode> fits) {
        return await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> heard.getOrDefault("sitedatum/hall/adapter/" + source, List.of()).stream()
                                .filter(fits)
                                .reduce((first, last) -> last),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        ears.close();
        live.close();
        broker.close();
    }
}
