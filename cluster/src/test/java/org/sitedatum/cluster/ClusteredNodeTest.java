package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.cli.CapturedRun;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.ClusterOptions;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.member.MemberAddress;
import org.sitedatum.cluster.member.MemberOptions;
import org.sitedatum.cluster.ownership.LeaseOptions;
import org.sitedatum.cluster.store.SiteChange;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.SiteStore;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.positioning.site.Site;

/** Three nodes in one JVM at one broker. */
class ClusteredNodeTest {

    private static final List<String> IDS = List.of("n1", "n2", "n3");
    private static final String SITE = SyntheticRecording.SITE;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** On a busy machine nothing runs for a second now and then: no failover is to be seen here. */
    private static final LeaseOptions PATIENT = new LeaseOptions(100_000_000L, 2_700_000_000L, 80_000_000L, 0.02);

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
        site = SiteFile.read(Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson()));
        for (String id : IDS) {
            members.add(new MemberAddress(id, "127.0.0.1", MosquittoServer.freePort()));
        }
    }

    @AfterEach
    void stopAll() {
        nodes.values().forEach(ClusteredNode::close);
        broker.close();
    }

    @Test
    void shouldServeTheSiteAsOneWhileNodesComeAndGo() throws Exception {
        for (String id : IDS) {
            nodes.put(id, start(id, List.of(site)));
        }
        try (PoseWatch watch = new PoseWatch(broker.address())) {
            await().atMost(PATIENCE).until(() -> watch.accepted() > 50);
            for (int round = 0; round < 2; round++) {
                await().atMost(PATIENCE).until(() -> owner().isPresent());
                String owner = owner().orElseThrow();
                long epoch = watch.epoch();
                nodes.remove(owner).close();
                watch.awaitEpochAbove(epoch);
                assertThat(owner()).isNotEqualTo(Optional.of(owner));
                nodes.put(owner, start(owner, List.of()));
                assertThat(nodes.get(owner).awaitUp(PATIENCE)).isTrue();
            }
            assertThat(watch.faults()).isEmpty();
        }
    }

    @Test
    void shouldKeepOneMoreNodeWarmAndReplaceItWhenItGoes() throws Exception {
        for (String id : IDS) {
            nodes.put(id, start(id, List.of(site)));
        }
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> owner().isPresent() && warm().size() == 2);
        assertThat(warm()).contains(owner().orElseThrow());
        String follower = warm().stream()
                .filter(id -> !id.equals(owner().orElseThrow()))
                .findFirst()
                .orElseThrow();

        nodes.remove(follower).close();

        await().atMost(PATIENCE).until(() -> warm().size() == 2);
        assertThat(nodes.get(owner().orElseThrow()).counts(SITE).fixes()).isZero();
    }

    private List<String> warm() {
        return nodes.keySet().stream().filter(id -> nodes.get(id).isWarm(SITE)).toList();
    }

    @Test
    void shouldTellWhoOwnsWhat() throws Exception {
        for (String id : IDS) {
            nodes.put(id, start(id, List.of(site)));
        }
        await().atMost(PATIENCE).until(() -> owner().isPresent());
        Path config = Files.writeString(folder.resolve("n1.json"), """
                {"broker": {"url": "%s"}, "cluster": {"node": "n1", "members": ["%s", "%s", "%s"],
                 "secret": "a secret of the members", "storeUrl": "jdbc:postgresql://127.0.0.1/x"}}
                """.formatted(
                        broker.address(), members.get(0), members.get(1), members.get(2)));

        await().atMost(PATIENCE).untilAsserted(() -> {
            CapturedRun run = CapturedRun.of("cluster", "status", "--config", config.toString());
            assertThat(run.out())
                    .contains("sector lab: owner " + owner().orElseThrow() + ", epoch ")
                    .contains(" ms, ")
                    .contains(" failovers");
            assertThat(run.out()).contains("member " + members.get(2)).doesNotContain("does not answer");
            assertThat(run.exitCode()).isZero();
        });
    }

    @Test
    void shouldServeWhatTheStoreSaysOnceTheSiteWasImported() throws Exception {
        try (SiteDatabase database = SiteDatabase.open(store)) {
            SiteStore revisions = database.revisions();
            String renamed = SyntheticRecording.siteJson().replace("Laboratory", "Renamed");
            revisions.publish(new SiteChange(SITE, 0, SyntheticRecording.siteJson(), "me", "", Instant.EPOCH));
            revisions.publish(new SiteChange(SITE, 1, renamed, "me", "a better name", Instant.EPOCH));

            nodes.put("n1", start("n1", List.of(site)));

            assertThat(nodes.get("n1").sites()).containsExactly(SITE);
            assertThat(revisions.newest(SITE).orElseThrow().number()).isEqualTo(2);
        }
    }

    @Test
    void shouldImportASiteOnceWithItsHistoryBegun() throws Exception {
        nodes.put("n1", start("n1", List.of(site)));
        nodes.put("n2", start("n2", List.of(site)));

        try (SiteDatabase database = SiteDatabase.open(store)) {
            SiteStore revisions = database.revisions();
            assertThat(revisions.history(SITE, Long.MAX_VALUE, 10))
                    .singleElement()
                    .satisfies(revision -> {
                        assertThat(revision.number()).isEqualTo(1);
                        assertThat(revision.author()).isEqualTo("n1");
                        assertThat(revision.reason()).isEqualTo("imported at first start");
                    });
        }
    }

    @Test
    void shouldNotStartWithoutAnySite() {
        assertThatThrownBy(() -> start("n1", List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no site to serve");
    }

    private ClusteredNode start(String id, List<Site> sites) throws IOException {
        ClusterOptions cluster = new ClusterOptions(
                new MemberOptions(id, members, "a secret of the members"), folder.resolve(id), store);
        NodeOptions options = NodeOptions.of(sites).withBroker(new BrokerOptions.External(broker.address()));
        EpochNanoClock clock = EpochNanoClock.system();
        return ClusteredNode.start(options, cluster, clock, new LiveSites(clock), PATIENT);
    }

    private Optional<String> owner() {
        return nodes.entrySet().stream()
                .filter(node -> node.getValue().isOwner(SITE))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
