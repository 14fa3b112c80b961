package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.store.PostgresServer;

/** Three nodes as three processes with one Mosquitto and one PostgreSQL, watched by one that subscribes to the poses. */
@Tag("slow")
class ThreeNodesTest {

    private static final List<String> IDS = List.of("n1", "n2", "n3");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STEADY = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private MosquittoServer broker;
    private PoseWatch watch;

    @BeforeEach
    void startThreeNodes() throws Exception {
        broker = MosquittoServer.startOrSkip(folder);
        open.add(broker);
        PostgresServer store = PostgresServer.startOrSkip(folder);
        open.add(store);
        Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson());
        List<String> members = new ArrayList<>();
        for (String id : IDS) {
            members.add('"' + id + "=127.0.0.1:" + MosquittoServer.freePort() + '"');
        }
        for (String id : IDS) {
            Files.writeString(folder.resolve(id + ".json"), """
                    {"name": "%s", "sites": ["site.json"], "broker": {"url": "%s"},
                     "cluster": {"node": "%s", "members": %s, "secret": "a secret of the members",
                                 "dataFolder": "%s", "storeUrl": "%s"}}
                    """.formatted(
                            id, broker.address(), id, members, "data-" + id, store.url("postgres")));
            launch(id);
        }
        watch = new PoseWatch(broker.address());
        open.add(watch);
        await().atMost(PATIENCE).until(() -> watch.accepted() > 0);
        // long enough for the sector to have come to the node that is entitled to it
        watch.awaitSteady(Duration.ofSeconds(7));
    }

    @AfterEach
    void stopAll() throws Exception {
        for (Process process : processes.values()) {
            process.destroyForcibly().waitFor();
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    @Test
    void shouldGoOnWithinSevenTenthsOfASecondWhenTheOwnerIsKilled() throws Exception {
        long before = watch.epoch();
        String owner = owner();
        watch.takeLongestGapMillis();

        processes.get(owner).destroyForcibly();
        watch.awaitEpochAbove(before);

        report("SIGKILL of the owner", watch.takeLongestGapMillis(), 700);
    }

    @Test
    void shouldAcceptNothingStaleWhenTheOwnerWakesFromAPause() throws Exception {
        long before = watch.epoch();
        String owner = owner();
        watch.takeLongestGapMillis();

        signal("STOP", owner);
        watch.awaitEpochAbove(before);
        await().pollDelay(Duration.ofSeconds(5)).atMost(PATIENCE).until(() -> true);
        long gap = watch.takeLongestGapMillis();
        signal("CONT", owner);
        watch.awaitSteady(STEADY);

        report("SIGSTOP of the owner for 5 s", gap, 1_500);
        assertThat(owner()).isNotEqualTo(owner);
    }

    @Test
    void shouldHandOverWithoutAGapWhenTheOwnerIsAskedToStop() throws Exception {
        long before = watch.epoch();
        String owner = owner();
        watch.takeLongestGapMillis();

        processes.get(owner).destroy();
        watch.awaitEpochAbove(before);

        report("SIGTERM of the owner", watch.takeLongestGapMillis(), 300);
        assertThat(processes.get(owner).waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(processes.get(owner).exitValue()).isZero();
    }

    private void report(String fault, long gapMillis, long mostMillis) {
        System.out.printf(
                "%s: gap %d ms (at most %d), %d poses accepted, %d of a past epoch refused, %d twice or out of order%n",
                fault,
                gapMillis,
                mostMillis,
                watch.accepted(),
                watch.refused(),
                watch.faults().size());
        assertThat(gapMillis).isLessThanOrEqualTo(mostMillis);
        assertThat(watch.faults()).isEmpty();
    }

    /** Who said last that it is online. */
    private String owner() {
        List<String> online = watch.statuses().stream()
                .filter(status -> status.startsWith("online"))
                .toList();
        return online.get(online.size() - 1).split(" ")[1];
    }

    private void signal(String name, String id) throws IOException, InterruptedException {
        String pid = Long.toString(processes.get(id).pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }

    private void launch(String id) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(
                        java.toString(),
                        "-Xmx128m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.sitedatum.cluster.cli.SiteDatum",
                        "serve",
                        "--config",
                        folder.resolve(id + ".json").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(id + ".log").toFile())
                .start();
        processes.put(id, process);
    }
}
