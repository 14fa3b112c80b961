package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a site costs that is served and that nobody sends anything for: three processes, one broker, one store. */
@Tag("slow")
class SectorCostTest {

    private static final Duration WATCHED = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    private record Cost(long cpuMillis, long threads, long residentKb) {}

    @ParameterizedTest
    @ValueSource(ints = {0, 20, 60})
    void shouldServeManyIdleSites(int idleSites) throws Exception {
        try (NodeProcesses nodes = new NodeProcesses(folder, Machines.LOOPBACK)) {
            nodes.startAll(SyntheticRecording.siteJson(), idleSites);
            Cost[] before = costs(nodes);
            await().pollDelay(WATCHED).atMost(WATCHED.plusSeconds(5)).until(() -> true);
            Cost[] after = costs(nodes);
            for (int i = 0; i < before.length; i++) {
                double share = (after[i].cpuMillis - before[i].cpuMillis) / (double) WATCHED.toMillis();
                System.out.printf(
                        "%d idle sites, %s: %.2f %% of a core, %d threads, %d MB resident%n",
                        idleSites, NodeProcesses.IDS.get(i), 100 * share, after[i].threads, after[i].residentKb / 1024);
                assertThat(share).isLessThan(1);
            }
            assertThat(nodes.watch().faults()).isEmpty();
        }
    }

    /** At ten fixes a second each: 1,000 a second. */
    private static final int BODIES = 100;

    private static final int STOREYS = 4;

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void shouldSpreadTheLoadOfASiteOverTheNodes(int sectors) throws Exception {
        try (NodeProcesses nodes = new NodeProcesses(folder, Machines.LOOPBACK)) {
            nodes.startAll(FleetWatch.houseWith(BODIES, sectors));
            try (FleetWatch fleet = new FleetWatch(nodes.broker().address(), BODIES, STOREYS)) {
                // longer than a seat is kept that others have taken
                await().pollDelay(WATCHED).atMost(WATCHED.plusSeconds(5)).until(() -> fleet.heard() == BODIES);
                Cost[] before = costs(nodes);
                await().pollDelay(WATCHED).atMost(WATCHED.plusSeconds(5)).until(() -> true);
                Cost[] after = costs(nodes);
                for (int i = 0; i < before.length; i++) {
                    double share = (after[i].cpuMillis - before[i].cpuMillis) / (double) WATCHED.toMillis();
                    System.out.printf(
                            "%d sectors, 1,000 fixes/s, %s: %.1f %% of a core, %d threads%n",
                            sectors, NodeProcesses.IDS.get(i), 100 * share, after[i].threads);
                }
                assertThat(fleet.faults()).isZero();
            }
        }
    }

    private static Cost[] costs(NodeProcesses nodes) throws IOException {
        Cost[] costs = new Cost[NodeProcesses.IDS.size()];
        for (int i = 0; i < costs.length; i++) {
            Process process = nodes.process(NodeProcesses.IDS.get(i));
            long cpu = process.info().totalCpuDuration().orElseThrow().toMillis();
            costs[i] = new Cost(cpu, status(process, "Threads"), status(process, "VmRSS"));
        }
        return costs;
    }

    private static long status(Process process, String line) throws IOException {
        return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(one -> one.startsWith(line + ":"))
                .mapToLong(one -> Long.parseLong(one.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }
}
