package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a subscriber sees of faults of processes. */
@Tag("slow")
class ThreeNodesTest {

    private static final Duration STEADY = Duration.ofSeconds(2);

    @TempDir
    Path folder;

    private NodeProcesses nodes;
    private PoseWatch watch;

    @BeforeEach
    void startThreeNodes() throws Exception {
        nodes = new NodeProcesses(folder, Machines.LOOPBACK);
        nodes.startAll();
        watch = nodes.watch();
    }

    @AfterEach
    void stopAll() throws Exception {
        nodes.close();
    }

    @Test
    void shouldGoOnWithinSevenTenthsOfASecondWhenTheOwnerIsKilled() throws Exception {
        long before = watch.epoch();
        watch.takeLongestGapMillis();

        nodes.kill(nodes.owner());
        watch.awaitEpochAbove(before);

        nodes.report("SIGKILL of the owner", watch.takeLongestGapMillis(), 700);
    }

    @Test
    void shouldAcceptNothingStaleWhenTheOwnerWakesFromAPause() throws Exception {
        long before = watch.epoch();
        String paused = nodes.owner();
        watch.takeLongestGapMillis();

        nodes.signal("STOP", paused);
        watch.awaitEpochAbove(before);
        watch.awaitSteady(Duration.ofSeconds(5));
        nodes.signal("CONT", paused);
        long gap = watch.takeLongestGapMillis();
        watch.awaitSteady(STEADY);

        nodes.report("SIGSTOP of the owner for 5 s", Math.max(gap, watch.longestGapEverMillis()), 1_500);
        assertThat(watch.refused()).as("poses that left after the pause").isZero();
    }

    @Test
    void shouldHandOverWithoutAGapWhenTheOwnerIsAskedToStop() throws Exception {
        long before = watch.epoch();
        watch.takeLongestGapMillis();

        nodes.stop(nodes.owner());
        watch.awaitEpochAbove(before);

        nodes.report("SIGTERM of the owner", watch.takeLongestGapMillis(), 300);
    }

    @Test
    void shouldServeWhileAllNodesAreRestartedInTurn() throws Exception {
        watch.takeLongestGapMillis();

        for (String id : NodeProcesses.IDS) {
            nodes.stop(id);
            nodes.launch(id);
            watch.awaitSteady(Duration.ofSeconds(9));
        }

        nodes.report("restart of all nodes in turn", watch.longestGapEverMillis(), 300);
    }

    @Test
    void shouldFallSilentWithoutAMajorityAndGoOnWithOne() throws Exception {
        String owner = nodes.owner();
        List<String> others =
                NodeProcesses.IDS.stream().filter(id -> !id.equals(owner)).toList();

        for (String other : others) {
            nodes.kill(other);
        }
        await().atMost(Duration.ofSeconds(5)).until(() -> watch.silenceMillis() > 1_000);
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(5)).until(() -> watch.silenceMillis() > 1_000);
        nodes.launch(others.get(0));
        watch.awaitSteady(STEADY);

        nodes.report("two of three killed, then one of them back", 0, 0);
    }

    @Test
    void shouldComeBackSoonAfterTheBroker() throws Exception {
        nodes.broker().kill();
        await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
        nodes.broker().restart();
        long backNanos = System.nanoTime();
        long before = watch.accepted();
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> watch.accepted() > before);

        nodes.report("poses after the broker is back", (System.nanoTime() - backNanos) / 1_000_000, 2_500);
    }
}
