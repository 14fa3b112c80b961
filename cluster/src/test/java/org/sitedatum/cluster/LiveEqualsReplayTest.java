package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.mqtt.recording.SharedRecordings;
import org.sitedatum.positioning.fix.Fix;

/**
 * A recording sent through the broker to a running node gives the poses of its replay, every field but the epoch equal.
 *
 * <p>The node's clock is given in: the test sets it to each fix's recorded receipt before sending it and waits until the
 * node has taken it, so that the node stamps the receipts of the recording, however slow the machine is.
 */
class LiveEqualsReplayTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void shouldSayTheSamePosesLiveAsInReplayOfASyntheticRecording() throws Exception {
        assertLiveEqualsReplay(SyntheticRecording.write(folder.resolve("lab"), 3, 8));
    }

    @Test
    void shouldSayTheSamePosesLiveAsInReplayOfARealRobot() throws Exception {
        Optional<Path> recording = SharedRecordings.folder()
                .map(data -> data.resolve("labyrinth-dev"))
                .filter(Files::isDirectory);
        assumeTrue(recording.isPresent(), "no shared recording of the robot beside the checkout");
        assertLiveEqualsReplay(recording.get());
    }

    private void assertLiveEqualsReplay(Path recording) throws Exception {
        Map<String, List<ObjectNode>> replayed = byTrackable(replay(recording));
        int poses = replayed.values().stream().mapToInt(List::size).sum();

        Map<String, List<ObjectNode>> live = byTrackable(live(recording, poses));

        assertThat(poses).isPositive();
        assertThat(live.keySet()).isEqualTo(replayed.keySet());
        replayed.forEach(
                (trackable, expected) -> assertThat(live.get(trackable)).isEqualTo(expected));
    }

    private List<String> replay(Path recording) throws IOException {
        Path poses = folder.resolve("poses.ndjson");
        int exitCode = InProcess.run("replay", recording.toString(), "--out", poses.toString());
        assertThat(exitCode).isEqualTo(ExitCode.GOOD);
        return Files.readAllLines(poses);
    }

    private static List<String> live(Path folder, int poses) throws Exception {
        Recording recording = Recording.open(folder);
        List<Fix> fixes = fixesOf(recording);
        DrivenClock clock = new DrivenClock(fixes.get(0).header().receivedNanos());
        NodeOptions options = NodeOptions.of(List.of(recording.site()))
                .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)));
        try (SpatialNode node = SpatialNode.start(options, clock)) {
            assertThat(node.awaitUp(PATIENCE)).isTrue();
            String site = recording.site().id();
            try (SensorsAndApp ends = new SensorsAndApp(node.broker(), site)) {
                for (int k = 0; k < fixes.size(); k++) {
                    long sent = k + 1L;
                    clock.set(fixes.get(k).header().receivedNanos());
                    ends.send(fixes.get(k));
                    await().atMost(PATIENCE)
                            .pollDelay(Duration.ZERO)
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> node.counts(site).fixes() == sent);
                }
                await().atMost(PATIENCE).until(() -> ends.poses().size() >= poses);
                assertThat(node.counts(site).out().dropped()).isZero();
                return ends.poses();
            }
        }
    }

    private static List<Fix> fixesOf(Recording recording) throws IOException {
        List<Fix> fixes = new ArrayList<>();
        try (FixLines lines = recording.openFixes()) {
            lines.fixes(refused -> {
                        throw new AssertionError(refused.toString());
                    })
                    .forEachRemaining(fixes::add);
        }
        return fixes;
    }

    private static Map<String, List<ObjectNode>> byTrackable(List<String> poses) throws IOException {
        Map<String, List<ObjectNode>> byTrackable = new TreeMap<>();
        for (String pose : poses) {
            ObjectNode node = (ObjectNode) JSON.readTree(pose);
            assertThat(node.remove("epoch")).isNotNull();
            byTrackable
                    .computeIfAbsent(node.get("trackable").textValue(), id -> new ArrayList<>())
                    .add(node);
        }
        return byTrackable;
    }
}
