package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.site.SitePublication;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.store.SiteChange;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/** A revision that is published reaches the engines that run. */
class PublishedRevisionTest {

    private static final String SITE = SyntheticRecording.SITE;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private Site site;

    @BeforeEach
    void readSite() throws IOException, ConfigurationException {
        site = SiteFile.read(Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson()));
    }

    @Test
    void shouldReachTheEngineOfANodeThatServesAlone() throws Exception {
        NodeOptions options = NodeOptions.of(List.of(site))
                .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)))
                .withStore(StoreAddress.inFolder(folder));
        try (SpatialNode node = SpatialNode.start(options, EpochNanoClock.system())) {
            assertThat(node.awaitUp(PATIENCE)).isTrue();
            try (SiteTopicsWatch watch = new SiteTopicsWatch(node.broker());
                    SensorsAndApp ends = new SensorsAndApp(node.broker(), SITE)) {
                ends.send(phoneNow());
                await().atMost(PATIENCE).until(() -> watch.poseRevision("phone") == 1);
                await().atMost(PATIENCE).until(() -> watch.framesRevision() == 1);

                publish(node.documents().orElseThrow(), 1, moved(0.42));

                await().atMost(PATIENCE).until(() -> watch.framesRevision() == 2 && watch.documentRevision() == 2);
                JsonNode said = watch.events().get(0);
                assertThat(said.get("revision").longValue()).isEqualTo(2);
                assertThat(said.get("changes").get(0).get("text").textValue())
                        .startsWith("anchor A1 position moved 0.42 m, from (10, 0, 2.2)");
                ends.send(phoneNow());
                await().atMost(PATIENCE).until(() -> watch.poseRevision("phone") == 2);
                shouldServeASiteThatIsNew(node, ends);
            }
        }
        try (SpatialNode again = SpatialNode.start(options, EpochNanoClock.system());
                SiteTopicsWatch watch = new SiteTopicsWatch(again.broker())) {
            await().atMost(PATIENCE).until(() -> watch.framesRevision() == 2);
        }
    }

    private static void shouldServeASiteThatIsNew(SpatialNode node, SensorsAndApp ends) {
        String barn = SyntheticRecording.siteJson().replace("\"lab\"", "\"barn\"");
        node.documents().orElseThrow().publish("barn", 0, barn.getBytes(StandardCharsets.UTF_8), "ada", "");
        await().atMost(PATIENCE).until(() -> node.sites().contains("barn"));
        ends.send(phoneNow());
    }

    @Test
    void shouldReachEveryNodeOfAClusterAndThoseThatWereAway() throws Exception {
        StoreAddress store = StoreAddress.inMemory(folder.getFileName().toString());
        List<MemberAddress> members = new ArrayList<>();
        for (String id : List.of("n1", "n2", "n3")) {
            members.add(new MemberAddress(id, "127.0.0.1", MosquittoServer.freePort()));
        }
        Map<String, ClusteredNode> nodes = new LinkedHashMap<>();
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
                SiteDatabase elsewhere = SiteDatabase.open(store)) {
            for (MemberAddress member : members.subList(0, 2)) {
                nodes.put(member.id(), start(member.id(), members, store, broker));
            }
            try (PoseWatch poses = new PoseWatch(broker.address());
                    SiteTopicsWatch watch = new SiteTopicsWatch(broker.address())) {
                await().atMost(PATIENCE).until(() -> watch.poseRevision("phone") == 1);
                ClusteredNode standby = nodes.values().stream()
                        .filter(node -> !node.isOwner(SITE))
                        .findFirst()
                        .orElseThrow();

                publish(standby.documents().orElseThrow(), 1, moved(0.1));

                await().atMost(PATIENCE).until(() -> watch.poseRevision("phone") == 2);
                elsewhere.revisions().publish(new SiteChange(SITE, 2, moved(0.2), "by hand", "", Instant.EPOCH));
                await().atMost(PATIENCE).until(() -> watch.poseRevision("phone") == 3);
                nodes.put("n3", start("n3", members, store, broker));
                assertThat(nodes.get("n3").awaitUp(PATIENCE)).isTrue();
                shouldServeASiteThatIsNew(nodes.get("n2"));
                nodes.get("n1").close();
                long before = poses.accepted();
                await().atMost(PATIENCE).until(() -> poses.accepted() > before + 50);
                assertThat(watch.poseRevision("phone")).isEqualTo(3);
                assertThat(watch.framesRevision()).isEqualTo(3);
                assertThat(poses.faults()).isEmpty();
                assertThat(watch.events())
                        .extracting(event -> event.get("revision").longValue())
                        .containsExactly(2L, 3L);
            }
        } finally {
            nodes.values().forEach(ClusteredNode::close);
        }
    }

    private static void shouldServeASiteThatIsNew(ClusteredNode node) {
        String barn = SyntheticRecording.siteJson().replace("\"lab\"", "\"barn\"");
        node.documents().orElseThrow().publish("barn", 0, barn.getBytes(StandardCharsets.UTF_8), "ada", "");
        await().atMost(PATIENCE).until(() -> node.sites().contains("barn"));
        await().atMost(PATIENCE).until(() -> node.obstacles().isEmpty());
    }

    private ClusteredNode start(String id, List<MemberAddress> members, StoreAddress store, EmbeddedBroker broker)
            throws IOException {
        ClusterOptions cluster = new ClusterOptions(
                new MemberOptions(id, members, "a secret of the members"), folder.resolve(id), store);
        NodeOptions options = NodeOptions.of(List.of(site)).withBroker(new BrokerOptions.External(broker.address()));
        return ClusteredNode.start(options, cluster, EpochNanoClock.system());
    }

    private static void publish(Sites sites, long expected, String document) {
        SitePublication outcome =
                sites.publish(SITE, expected, document.getBytes(StandardCharsets.UTF_8), "ada", "measured again");
        assertThat(outcome).isInstanceOf(SitePublication.Published.class);
    }

    private static String moved(double by) {
        String document = SyntheticRecording.siteJson();
        String moved = document.replace("[10.0,0.0,2.2]", "[" + (10 + by) + ",0.0,2.2]");
        assertThat(moved).isNotEqualTo(document);
        return moved;
    }

    private static PositionFix phoneNow() {
        long now = EpochNanoClock.system().epochNanos();
        return new PositionFix(
                FixHeader.of("vps", now, now, "phone"), "site", 2, 7, 1.4, Covariance3.isotropic(0.0009));
    }
}
