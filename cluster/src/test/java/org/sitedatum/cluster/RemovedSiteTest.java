package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.site.SitePublication;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.positioning.site.Site;

/** A site that is removed while it is served is gone everywhere, and does not come back by itself. */
class RemovedSiteTest {

    private static final String SITE = SyntheticRecording.SITE;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final byte[] DOCUMENT = SyntheticRecording.siteJson().getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void readSite() throws IOException, ConfigurationException {
        site = NodesInProcess.site(folder, SyntheticRecording.siteJson());
    }

    @Test
    void shouldBeForgottenByTheBrokerOfANodeThatIsAlone() throws Exception {
        NodeOptions options = NodeOptions.of(List.of(site))
                .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)))
                .withStore(StoreAddress.inMemory(folder.getFileName().toString()));
        try (SpatialNode node = SpatialNode.start(options, EpochNanoClock.system())) {
            assertThat(node.awaitUp(PATIENCE)).isTrue();
            try (PoseWatch poses = new PoseWatch(node.broker())) {
                await().atMost(PATIENCE).until(() -> poses.accepted() > 50);
                Sites sites = node.documents().orElseThrow();

                remove(sites, 1);

                await().atMost(PATIENCE).until(() -> node.sites().isEmpty());
                awaitForgotten(node.broker());
                publish(sites, 0);
                long before = poses.accepted();
                await().atMost(PATIENCE).until(() -> poses.accepted() > before);
                assertThat(poses.faults()).isEmpty();
            }
        }
    }

    @Test
    void shouldBeLetGoByOwnerAndFollowersAndStayAway() throws Exception {
        try (NodesInProcess nodes = new NodesInProcess(folder, List.of("n1", "n2", "n3"))) {
            nodes.start("n1", List.of(site));
            nodes.start("n2", List.of(site));
            try (PoseWatch poses = new PoseWatch(nodes.broker())) {
                await().atMost(PATIENCE).until(() -> poses.accepted() > 50);
                Sites sites = nodes.get("n1").documents().orElseThrow();

                remove(sites, 1);

                Collection<ClusteredNode> all = nodes.running().values();
                await().atMost(PATIENCE)
                        .until(() -> all.stream().allMatch(node -> node.sites().isEmpty()));
                assertThat(nodes.warm(SITE)).isEmpty();
                awaitForgotten(nodes.broker());
                long said = poses.accepted();
                assertThat(nodes.start("n3", List.of(site)).awaitUp(PATIENCE)).isTrue();
                assertThat(all).allMatch(node -> node.sites().isEmpty());
                assertThat(poses.accepted()).isEqualTo(said);

                long epoch = poses.epoch();
                publish(sites, 0);
                poses.awaitEpochAbove(epoch);
                assertThat(all).allMatch(node -> node.sites().equals(List.of(SITE)));
                assertThat(poses.faults()).isEmpty();
            }
        }
    }

    private static void remove(Sites sites, long expected) {
        assertThat(sites.remove(SITE, expected, "ada", "moved out")).isInstanceOf(SitePublication.Published.class);
    }

    private static void publish(Sites sites, long expected) {
        assertThat(sites.publish(SITE, expected, DOCUMENT, "ada", "back"))
                .isInstanceOf(SitePublication.Published.class);
    }

    /** Who comes later hears nothing that was kept. */
    private static void awaitForgotten(BrokerAddress broker) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            Map<String, Integer> kept = new ConcurrentHashMap<>();
            try (MqttSubscriber subscriber = MqttSubscriber.open(
                    ConnectionOptions.of(broker, "latecomer"),
                    List.of("sitedatum/" + SITE + "/#"),
                    1,
                    (topic, payload) -> {
                        if (!topic.contains("/fix/") && payload.length > 0) {
                            kept.put(topic, payload.length);
                        }
                    },
                    ConnectionListener.SILENT)) {
                await().atMost(PATIENCE).until(subscriber::isUp);
                await().pollDelay(Duration.ofMillis(300)).until(() -> true);
            }
            assertThat(kept).isEmpty();
        });
    }
}
