package org.sitedatum.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.SpatialNode;
import org.sitedatum.cluster.SyntheticRecording;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.config.SiteFile;
import org.sitedatum.cluster.record.FixRecorder;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.codec.FixJsonEncoder;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.positioning.fix.Fix;

class ServeAndRecordTest {

    @TempDir
    Path folder;

    @Test
    void shouldRecordWhatIsServedSoThatItChecksAndReplays() throws Exception {
        Path site = Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson());
        NodeOptions options = NodeOptions.of(List.of(SiteFile.read(site)))
                .withBroker(new BrokerOptions.Embedded(EmbeddedBrokerOptions.onLoopback(0)));
        List<Fix> fixes = SyntheticRecording.fixes(5, 6);
        Path recorded = folder.resolve("recorded");
        Path mcap = folder.resolve("recorded.mcap");
        try (SpatialNode node = SpatialNode.start(options, EpochNanoClock.system());
                FixRecorder recorder = record(node, recorded, FixRecorder.Format.FOLDER, fixes);
                FixRecorder other = record(node, mcap, FixRecorder.Format.MCAP, fixes)) {
            send(fixes, node);
            recorder.recordUntil(seconds -> pause(seconds) || recorder.recorded() == fixes.size(), 30);
            other.recordUntil(seconds -> pause(seconds) || other.recorded() == fixes.size(), 30);
            assertThat(recorder.recorded()).isEqualTo(fixes.size());
            assertThat(other.recorded()).isEqualTo(fixes.size());
        }

        assertThat(fixesOf(recorded)).isEqualTo(fixes);
        assertThat(CapturedRun.of("check", recorded.toString()).exitCode()).isZero();
        CapturedRun original = CapturedRun.of(
                "replay",
                SyntheticRecording.write(folder.resolve("original"), 5, 6).toString(),
                "--out",
                out("a"));
        CapturedRun again = CapturedRun.of("replay", recorded.toString(), "--out", out("b"));
        assertThat(again.exitCode()).isZero();
        assertThat(original.exitCode()).isZero();
        assertThat(Path.of(out("b"))).hasSameBinaryContentAs(Path.of(out("a")));
        CapturedRun packed = CapturedRun.of("replay", mcap.toString(), "--out", out("c"));
        assertThat(packed.exitCode()).as(packed.err()).isZero();
        assertThat(Path.of(out("c"))).hasSameBinaryContentAs(Path.of(out("a")));
        assertThat(CapturedRun.of("check", mcap.toString()).exitCode()).isZero();
    }

    private static FixRecorder record(SpatialNode node, Path place, FixRecorder.Format format, List<Fix> fixes)
            throws IOException, InterruptedException {
        return FixRecorder.start(node.broker(), SyntheticRecording.SITE, place, format, receiptsOf(fixes));
    }

    @Test
    void shouldWantAnMcapFileToBeNamedSo() {
        CapturedRun run = CapturedRun.of("record", "--site", "lab", "--out", out("x"), "--format", "mcap");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(".mcap");
    }

    @Test
    void shouldServeForSomeSecondsAndEndWell() throws IOException {
        Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson());
        Path config = Files.writeString(
                folder.resolve("node.json"), "{\"sites\": [\"site.json\"], \"broker\": {\"port\": 0}}");

        CapturedRun run = CapturedRun.of("serve", "--config", config.toString(), "--seconds", "0.2");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("broker mqtt://127.0.0.1:", "mosquitto_sub", "site lab: 0 fixes");
    }

    @Test
    void shouldNotServeAFaultySiteAndListItsFaults() throws IOException {
        Path site = Files.writeString(
                folder.resolve("site.json"),
                SyntheticRecording.siteJson()
                        .replace("[0.0,0.0,2.5]", "[0.0,0.0,99]")
                        .replace("vehicle", "plane"));

        CapturedRun run = CapturedRun.of("serve", "--site", site.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("anchors", "plane", "site.json cannot be used: 2 faults");
    }

    @Test
    void shouldRefuseToRecordWithoutWhatItNeeds() {
        assertThat(CapturedRun.of("record", "--out", "x").err()).contains("missing --site");
        assertThat(CapturedRun.of("record", "--site", "a", "--out", "x", "--broker", "ftp://x")
                        .err())
                .contains("mqtt://");
        CapturedRun badId = CapturedRun.of("record", "--site", "a/b", "--out", out("x"));
        assertThat(badId.exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(badId.err()).contains("a/b");
    }

    private String out(String name) {
        return folder.resolve(name + ".ndjson").toString();
    }

    /** The recorder's clock: the receipt of one fix after the other. */
    private static EpochNanoClock receiptsOf(List<Fix> fixes) {
        AtomicInteger next = new AtomicInteger();
        return () -> fixes.get(next.getAndIncrement()).header().receivedNanos();
    }

    private static void send(List<Fix> fixes, SpatialNode node) throws InterruptedException {
        FixJsonEncoder encoder = new FixJsonEncoder();
        CountDownLatch up = new CountDownLatch(1);
        ConnectionListener onUp = new ConnectionListener() {
            @Override
            public void onUp() {
                up.countDown();
            }
        };
        try (MqttPublisher sensors =
                MqttPublisher.open(ConnectionOptions.of(node.broker(), "sensors"), PublisherOptions.defaults(), onUp)) {
            assertThat(up.await(30, TimeUnit.SECONDS)).isTrue();
            for (Fix fix : fixes) {
                String topic = "sitedatum/" + SyntheticRecording.SITE + "/fix/"
                        + fix.header().source();
                sensors.publish(topic, encoder.encode(fix), Delivery.EVENT);
            }
        }
    }

    private static boolean pause(double seconds) throws InterruptedException {
        return new CountDownLatch(1).await((long) (seconds * 1e9), TimeUnit.NANOSECONDS);
    }

    private static List<Fix> fixesOf(Path recorded) throws IOException {
        try (FixLines lines = Recording.open(recorded).openFixes()) {
            List<Fix> fixes = new ArrayList<>();
            lines.fixes(refused -> {
                        throw new AssertionError(refused.toString());
                    })
                    .forEachRemaining(fixes::add);
            return fixes;
        }
    }
}
