package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a subscriber sees of faults of the network. */
@Tag("slow")
class PartitionedNodesTest {

    @TempDir
    Path folder;

    private NetworkNamespaces network;
    private NodeProcesses nodes;
    private PoseWatch watch;

    @BeforeEach
    void startThreeNodes() throws Exception {
        network = NetworkNamespaces.makeOrSkip(NodeProcesses.IDS);
        nodes = new NodeProcesses(folder, network);
        nodes.startAll();
        watch = nodes.watch();
    }

    @AfterEach
    void stopAll() throws Exception {
        if (nodes != null) {
            nodes.close();
        }
    }

    @Test
    void shouldGoOnWhenTheOwnerIsCutOff() throws Exception {
        cutOffTheOwner("full partition of the owner", true);
    }

    @Test
    void shouldGoOnWhenTheOwnerHearsNothingAnyMore() throws Exception {
        cutOffTheOwner("one-way partition of the owner", false);
    }

    private void cutOffTheOwner(String fault, boolean both) throws Exception {
        long before = watch.epoch();
        String owner = nodes.owner();
        watch.takeLongestGapMillis();

        network.cutOff(owner, both);
        watch.awaitEpochAbove(before);
        watch.awaitSteady(Duration.ofSeconds(6));
        assertThat(nodes.owner()).isNotEqualTo(owner);
        network.heal(owner);
        watch.awaitSteady(Duration.ofSeconds(12));

        nodes.report(fault + " for 6 s, and its end", watch.longestGapEverMillis(), 1_500);
        assertThat(nodes.owner()).as("entitled again").isEqualTo(owner);
    }
}
