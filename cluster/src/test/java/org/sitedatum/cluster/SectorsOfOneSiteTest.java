package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.ownership.LeaseOptions;
import org.sitedatum.cluster.site.SitePublication;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.positioning.site.Site;

/** Nodes in one JVM that serve a sector of a house each; a body rides from one to the other and back. */
class SectorsOfOneSiteTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** On a busy machine nothing runs for a second now and then: no failover is to be seen here. */
    private static final LeaseOptions PATIENT = new LeaseOptions(100_000_000L, 2_700_000_000L, 80_000_000L, 0.02);

    /** For the scheduling of a busy machine. */
    private static final long SLACK_MILLIS = 150;

    @TempDir
    Path folder;

    private final Map<String, ClusteredNode> nodes = new LinkedHashMap<>();
    private final List<MemberAddress> members = new ArrayList<>();
    private EmbeddedBroker broker;
    private StoreAddress store;
    private Site site;

    @BeforeEach
    void startBroker() throws IOException, ConfigurationException {
        broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        store = new StoreAddress("jdbc:h2:mem:" + folder.getFileName() + ";DB_CLOSE_DELAY=-1", "sitedatum", "");
        site = SiteFile.read(Files.writeString(folder.resolve("site.json"), CrossingWatch.siteJson()));
    }

    @AfterEach
    void stopAll() {
        nodes.values().forEach(ClusteredNode::close);
        broker.close();
    }

    @Test
    void shouldShowABodyWithoutGapOrRepetitionAsItGoesFromNodeToNode() throws Exception {
        startAll("n1", "n2");
        await().atMost(PATIENCE)
                .until(() -> owner("down").isPresent()
                        && owner("up").isPresent()
                        && !owner("down").equals(owner("up")));
        try (CrossingWatch watch = new CrossingWatch(broker.address())) {
            await().atMost(PATIENCE).until(() -> !watch.gapsAtTurns().isEmpty());
            watch.forget();

            await().atMost(PATIENCE).until(() -> watch.gapsAtTurns().size() >= 3);

            assertThat(watch.faults()).isEmpty();
            assertThat(watch.missing()).as("around %s", watch.gapsAtTurns()).isEmpty();
            assertThat(watch.refused()).isZero();
            assertThat(watch.gapsAtTurns()).allMatch(millis -> millis <= CrossingWatch.PERIOD_MILLIS + SLACK_MILLIS);
            assertFencesAlternate(watch.fences());
        }
    }

    @Test
    @Tag("slow")
    void shouldGoOnWhileTheSiteIsDividedOtherwise() throws Exception {
        startAll("n1", "n2");
        await().atMost(PATIENCE)
                .until(() -> owner("down").isPresent() && owner("up").isPresent());
        try (CrossingWatch watch = new CrossingWatch(broker.address())) {
            await().atMost(PATIENCE).until(() -> !watch.gapsAtTurns().isEmpty());
            watch.forget();
            String whole = CrossingWatch.siteJson().replaceFirst(",\\s*\"sectors\": \\[.*\\]", "");
            String renamed = CrossingWatch.siteJson().replace("\"id\": \"up\"", "\"id\": \"attic\"");

            publish(1, renamed);
            await().atMost(PATIENCE)
                    .until(() -> owner("attic").isPresent() && warm("up").isEmpty());
            assertThat(owner("up")).isEmpty();
            publish(2, whole);
            await().atMost(PATIENCE).until(() -> nodes.values().stream().anyMatch(node -> node.isOwner("house")));
            await().atMost(PATIENCE).until(() -> warm("down").isEmpty());
            publish(3, CrossingWatch.siteJson());
            await().atMost(PATIENCE)
                    .until(() -> owner("down").isPresent() && owner("up").isPresent());
            int turns = watch.gapsAtTurns().size();
            await().atMost(PATIENCE).until(() -> watch.gapsAtTurns().size() > turns + 1);

            assertThat(watch.faults()).isEmpty();
            assertThat(watch.missing()).as("around %s", watch.gapsAtTurns()).isEmpty();
            assertThat(watch.refused()).isZero();
            assertThat(watch.gapsAtTurns()).allMatch(millis -> millis <= CrossingWatch.PERIOD_MILLIS + SLACK_MILLIS);
            assertFencesAlternate(watch.fences());
            assertThat(nodes.values()).allMatch(node -> node.obstacles().isEmpty());
        }
    }

    private void publish(long expected, String document) {
        SitePublication outcome = nodes.get("n1")
                .documents()
                .orElseThrow()
                .publish(CrossingWatch.SITE, expected, document.getBytes(StandardCharsets.UTF_8), "ada", "");
        assertThat(outcome).isInstanceOf(SitePublication.Published.class);
    }

    private List<String> warm(String sector) {
        return nodes.keySet().stream()
                .filter(id -> nodes.get(id).isWarm(CrossingWatch.SITE + "/" + sector))
                .toList();
    }

    private static void assertFencesAlternate(List<String> fences) {
        Map<String, String> last = new LinkedHashMap<>();
        assertThat(fences).isNotEmpty();
        for (String said : fences) {
            String[] words = said.split(" ");
            assertThat(words[1]).as("%s", fences).isNotEqualTo(last.put(words[0], words[1]));
        }
    }

    private void startAll(String... ids) throws IOException {
        for (String id : ids) {
            members.add(new MemberAddress(id, "127.0.0.1", MosquittoServer.freePort()));
        }
        for (String id : ids) {
            ClusterOptions cluster = new ClusterOptions(
                    new MemberOptions(id, members, "a secret of the members"), folder.resolve(id), store);
            NodeOptions options =
                    NodeOptions.of(List.of(site)).withBroker(new BrokerOptions.External(broker.address()));
            EpochNanoClock clock = EpochNanoClock.system();
            nodes.put(id, ClusteredNode.start(options, cluster, clock, new LiveSites(clock), PATIENT));
        }
    }

    private Optional<String> owner(String sector) {
        return nodes.entrySet().stream()
                .filter(node -> node.getValue().isOwner(CrossingWatch.SITE + "/" + sector))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
