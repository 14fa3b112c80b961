package org.sitedatum.cluster.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.positioning.FixRejection.Reason;

/** A vendor's server, a node, and who looks at them: poses, counts by reason, and health. */
class FeedHealthTest {

    @Test
    void shouldMakePosesCountRefusalsAndSayInTheStatusThatTheServerIsGone() throws Exception {
        EpochNanoClock clock = EpochNanoClock.system();
        LiveSites live = new LiveSites(clock);
        NodeOptions options = NodeOptions.of(List.of(FeedSite.site()))
                .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)));
        List<String> poses = new CopyOnWriteArrayList<>();
        List<String> statuses = new CopyOnWriteArrayList<>();
        FakeServer server = new FakeServer();
        FeedOptions eliko =
                FeedSite.options(AdapterOptions.of(AdapterKind.ELIKO, "uwb"), "tcp://127.0.0.1:" + server.port());
        try (SpatialNode node = SpatialNode.start(options, clock, live);
                MqttSubscriber ears = MqttSubscriber.open(
                        ConnectionOptions.of(node.broker(), "ears"),
                        List.of("sitedatum/hall/pose/cart", "sitedatum/hall/status"),
                        1,
                        (topic, payload) -> (topic.endsWith("status") ? statuses : poses)
                                .add(new String(payload, StandardCharsets.UTF_8)),
                        ConnectionListener.SILENT)) {
            await().atMost(FeedSite.PATIENCE).until(ears::isUp);
            assertThat(node.awaitUp(FeedSite.PATIENCE)).isTrue();
            try (Feeds feeds = Feeds.start("n1", List.of(eliko), node.broker(), live, clock)
                    .orElseThrow()) {
                FakeServer.Client client = server.next();
                client.send("nonsense\r\n");

                await().atMost(FeedSite.PATIENCE)
                        .pollInterval(Duration.ofMillis(60))
                        .until(() -> {
                            client.send(String.format(
                                    Locale.ROOT,
                                    "$PEKIO,COORD,1,t1,12.5,8.25,1.0,ok,%d\r\n",
                                    clock.epochNanos() / 1_000_000));
                            return !poses.isEmpty();
                        });
                LiveSector sector = live.find("hall").orElseThrow().sectors().get(0);
                await().atMost(FeedSite.PATIENCE).until(() -> sector.refused().getOrDefault(Reason.MALFORMED, 0L) == 1);
                client.drop();
                server.close();

                await().atMost(FeedSite.PATIENCE)
                        .until(() -> statuses.stream()
                                .anyMatch(one -> one.contains("\"adapter uwb\":\"not connected to tcp://127.0.0.1:")));
                assertThat(feeds).isNotNull();
            }
        }
    }
}
