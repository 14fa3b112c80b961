package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.cli.CapturedRun;
import org.sitedatum.cluster.config.ConfigurationException;
import org.sitedatum.cluster.store.SiteChange;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.SiteStore;
import org.sitedatum.positioning.site.Site;

/** Three nodes in one JVM at one broker. */
class ClusteredNodeTest {

    private static final List<String> IDS = List.of("n1", "n2", "n3");
    private static final String SITE = SyntheticRecording.SITE;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private NodesInProcess nodes;
    private Site site;

    @BeforeEach
    void startBroker() throws IOException, ConfigurationException {
        nodes = new NodesInProcess(folder, IDS);
        site = NodesInProcess.site(folder, SyntheticRecording.siteJson());
    }

    @AfterEach
    void stopAll() {
        nodes.close();
    }

    private void startAll() throws IOException {
        for (String id : IDS) {
            nodes.start(id, List.of(site));
        }
    }

    @Test
    void shouldServeTheSiteAsOneWhileNodesComeAndGo() throws Exception {
        startAll();
        try (PoseWatch watch = new PoseWatch(nodes.broker())) {
            await().atMost(PATIENCE).until(() -> watch.accepted() > 50);
            for (int round = 0; round < 2; round++) {
                await().atMost(PATIENCE).until(() -> owner().isPresent());
                String owner = owner().orElseThrow();
                long epoch = watch.epoch();
                nodes.stop(owner);
                watch.awaitEpochAbove(epoch);
                assertThat(owner()).isNotEqualTo(Optional.of(owner));
                nodes.start(owner, List.of());
                assertThat(nodes.get(owner).awaitUp(PATIENCE)).isTrue();
            }
            assertThat(watch.faults()).isEmpty();
        }
    }

    @Test
    void shouldKeepOneMoreNodeWarmAndReplaceItWhenItGoes() throws Exception {
        startAll();
        await().during(Duration.ofSeconds(1)).atMost(PATIENCE).until(() -> owner().isPresent() && warm().size() == 2);
        assertThat(warm()).contains(owner().orElseThrow());
        String follower = warm().stream()
                .filter(id -> !id.equals(owner().orElseThrow()))
                .findFirst()
                .orElseThrow();

        nodes.stop(follower);

        await().atMost(PATIENCE).until(() -> warm().size() == 2);
        assertThat(nodes.get(owner().orElseThrow()).counts(SITE).fixes()).isZero();
    }

    private List<String> warm() {
        return nodes.warm(SITE);
    }

    @Test
    void shouldTellWhoOwnsWhat() throws Exception {
        startAll();
        await().atMost(PATIENCE).until(() -> owner().isPresent());
        Path config = Files.writeString(folder.resolve("n1.json"), """
                {"broker": {"url": "%s"}, "cluster": {"node": "n1", "members": ["%s", "%s", "%s"],
                 "secret": "a secret of the members", "storeUrl": "jdbc:postgresql://127.0.0.1/x"}}
                """.formatted(
                        nodes.broker(),
                        nodes.members().get(0),
                        nodes.members().get(1),
                        nodes.members().get(2)));

        await().atMost(PATIENCE).untilAsserted(() -> {
            CapturedRun run = CapturedRun.of("cluster", "status", "--config", config.toString());
            assertThat(run.out())
                    .contains("sector lab: owner " + owner().orElseThrow() + ", epoch ")
                    .contains(" ms, ")
                    .contains(" failovers");
            assertThat(run.out()).contains("member " + nodes.members().get(2)).doesNotContain("does not answer");
            assertThat(run.exitCode()).isZero();
        });
    }

    @Test
    void shouldServeWhatTheStoreSaysOnceTheSiteWasImported() throws Exception {
        try (SiteDatabase database = SiteDatabase.open(nodes.store())) {
            SiteStore revisions = database.revisions();
            String renamed = SyntheticRecording.siteJson().replace("Laboratory", "Renamed");
            revisions.publish(new SiteChange(SITE, 0, SyntheticRecording.siteJson(), "me", "", Instant.EPOCH));
            revisions.publish(new SiteChange(SITE, 1, renamed, "me", "a better name", Instant.EPOCH));

            nodes.start("n1", List.of(site));

            assertThat(nodes.get("n1").sites()).containsExactly(SITE);
            assertThat(revisions.newest(SITE).orElseThrow().number()).isEqualTo(2);
        }
    }

    @Test
    void shouldImportASiteOnceWithItsHistoryBegun() throws Exception {
        nodes.start("n1", List.of(site));
        nodes.start("n2", List.of(site));

        try (SiteDatabase database = SiteDatabase.open(nodes.store())) {
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
        assertThatThrownBy(() -> nodes.start("n1", List.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no site to serve");
    }

    private Optional<String> owner() {
        return nodes.owner(SITE);
    }
}
