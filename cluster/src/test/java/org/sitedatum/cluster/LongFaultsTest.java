package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.store.RevisionEntry;
import org.sitedatum.cluster.store.SiteChange;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.cluster.store.SiteStore;

/** What a subscriber sees of faults that last, and of a restart under load. */
@Tag("slow")
class LongFaultsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration STEADY = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** At ten fixes a second each: 2,000 a second. */
    private static final int BODIES = 200;

    @TempDir
    Path folder;

    private NodeProcesses nodes;
    private PoseWatch watch;

    @BeforeEach
    void startThreeNodes() throws Exception {
        nodes = new NodeProcesses(folder, Machines.LOOPBACK);
        nodes.startAll(FleetWatch.siteWith(BODIES));
        watch = nodes.watch();
    }

    @AfterEach
    void stopAll() throws Exception {
        nodes.close();
    }

    @Test
    void shouldAcceptNothingStaleFromAnOwnerThatWakesAfterTwentySeconds() throws Exception {
        long before = watch.epoch();
        String paused = nodes.owner();
        watch.forgetGaps();

        nodes.signal("STOP", paused);
        watch.awaitEpochAbove(before);
        watch.awaitSteady(LONG);
        nodes.signal("CONT", paused);
        watch.awaitSteady(Duration.ofSeconds(8));

        nodes.report("SIGSTOP of the owner for 20 s", watch.longestGapEverMillis(), 1_500);
        assertThat(watch.refused()).as("poses that left after the pause").isZero();
        await().atMost(PATIENCE).until(() -> nodes.owner().equals(paused));
        watch.awaitSteady(STEADY);
        assertThat(watch.faults()).isEmpty();
    }

    @Test
    void shouldComeBackSoonAfterABrokerThatWasAwayForTwentySeconds() throws Exception {
        nodes.broker().kill();
        await().pollDelay(LONG).atMost(LONG.plusSeconds(5)).until(() -> true);
        long sentBeforeMicros = Instant.now().toEpochMilli() * 1_000;
        nodes.broker().restart();
        long backNanos = System.nanoTime();
        long before = watch.accepted();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(() -> watch.accepted() > before);
        long gap = (System.nanoTime() - backNanos) / 1_000_000;

        assertThat(watch.stampAfterSilenceMicros())
                .as("stamp of the first pose")
                .isGreaterThan(sentBeforeMicros);
        nodes.report("poses after a broker that was away for 20 s is back", gap, 2_000);
    }

    @Test
    void shouldRefuseHonestlyWithTwoOfThreeKilledAndLoseNoConfiguration() throws Exception {
        List<RevisionEntry> history = publish("Renamed");
        String owner = nodes.owner();
        List<String> others =
                NodeProcesses.IDS.stream().filter(id -> !id.equals(owner)).toList();
        nodes.kill(others.get(0));
        nodes.kill(others.get(1));

        await().atMost(Duration.ofSeconds(5)).until(() -> watch.silenceMillis() > 1_000);
        await().atMost(PATIENCE).untilAsserted(() -> {
            NodeProcesses.Said said = nodes.run(
                    "cluster", "status", "--config", nodes.config(owner).toString());
            assertThat(said.text()).contains("no owner").contains("does not answer");
            assertThat(said.exitCode()).isEqualTo(1);
        });
        nodes.kill(owner);
        for (String id : NodeProcesses.IDS) {
            nodes.launch(id);
        }
        watch.awaitSteady(STEADY);

        try (SiteDatabase database = SiteDatabase.open(nodes.store())) {
            SiteStore store = database.revisions();
            assertThat(store.history(SyntheticRecording.SITE, Long.MAX_VALUE, 10))
                    .isEqualTo(history);
        }
        nodes.report("two of three killed, then all, then all started", 0, 0);
    }

    private List<RevisionEntry> publish(String name) {
        try (SiteDatabase database = SiteDatabase.open(nodes.store())) {
            SiteStore store = database.revisions();
            SiteRevision newest = store.newest(SyntheticRecording.SITE).orElseThrow();
            String document = newest.document().replace("Laboratory", name);
            store.publish(new SiteChange(
                    SyntheticRecording.SITE, newest.number(), document, "me", "a better name", Instant.EPOCH));
            return store.history(SyntheticRecording.SITE, Long.MAX_VALUE, 10);
        }
    }

    @Test
    void shouldServeTwoThousandFixesASecondWhileAllNodesAreRestartedInTurn() throws Exception {
        String site = "/api/v1/sites/" + SyntheticRecording.SITE;
        List<String> paths = List.of("/api/v1/sites", site, site + "/poses/asset-7", site + "/poses", site + "/events");
        try (FleetWatch fleet = new FleetWatch(nodes.broker().address(), BODIES);
                HttpClients clients = new HttpClients(nodes.httpPorts(), paths)) {
            await().atMost(PATIENCE).until(() -> fleet.heard() == BODIES);
            watch.awaitSteady(STEADY);
            clients.forget();
            fleet.forgetGaps();
            watch.forgetGaps();
            for (String id : NodeProcesses.IDS) {
                nodes.stop(id);
                nodes.launch(id);
                watch.awaitSteady(Duration.ofSeconds(9));
            }

            long[] gaps = fleet.longestGapsMillis();
            System.out.printf(
                    "longest gap of %d bodies: median %d ms, worst %d ms, %d poses accepted, %d twice or out of order%n",
                    gaps.length, gaps[gaps.length / 2], gaps[gaps.length - 1], fleet.accepted(), fleet.faults());
            System.out.printf(
                    "%d HTTP requests answered, %d of them ended their connection, %d connections given up idle, failed: %s%n",
                    clients.answered(), clients.ended(), clients.idleDropped(), clients.failures());
            assertThat(clients.failures()).isEmpty();
            assertThat(clients.ended()).isPositive();
            nodes.report("restart of all nodes in turn under 2,000 fixes/s, worst body", gaps[gaps.length - 1], 300);
            assertThat(fleet.faults()).isZero();
        }
    }
}
