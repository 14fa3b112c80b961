package org.sitedatum.mqtt.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.McapRecordingWriter;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.replay.SiteHistory;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.Site;

class McapRecordingTest {
    private static final Site SITE = ((SiteDecoding.Sound)
                    new SiteJsonDecoder().decode(SampleSite.JSON.getBytes(StandardCharsets.UTF_8)))
            .site();
    private static final long START = 1_764_000_000_000_000_000L;

    @TempDir
    Path folder;

    @Test
    void shouldGiveBackEveryFixWithSiteAndTruth() throws IOException {
        Path file = folder.resolve("walk.mcap");
        List<TruthSample> truth =
                List.of(new TruthSample("ann", START + 5_000, new Vector3(1, 2, 3), Optional.empty()));
        List<Fix> fixes = fixes(500);
        write(file, fixes, truth);

        Recording recording = Recording.open(file);

        assertThat(recording.site()).isEqualTo(SITE);
        assertThat(recording.history())
                .isEqualTo(new SiteHistory(SITE, 3, List.of(new SiteHistory.Step(START + 7, 4, SITE))));
        assertThat(recording.truth()).isEqualTo(truth);
        List<Fix> back = new ArrayList<>();
        try (FixLines lines = recording.openFixes()) {
            Iterator<Fix> readable =
                    lines.fixes(rejection -> assertThat(rejection).isNull());
            readable.forEachRemaining(back::add);
        }
        assertThat(back).isEqualTo(fixes);
    }

    @Test
    void shouldNotWriteOverAFileAndSayWhatIsNoRecording() throws IOException {
        Path file = folder.resolve("x.mcap");
        Files.writeString(file, "no");

        assertThatThrownBy(() -> write(file, List.of(), List.of())).isInstanceOf(FileAlreadyExistsException.class);
        assertThatThrownBy(() -> Recording.open(file)).hasMessageContaining("not an MCAP file");
    }

    /** Skipped unless node and the package are there: {@code npm ci} in src/test/node. */
    @Test
    void shouldBeReadByTheOfficialReader() throws IOException, InterruptedException {
        Path judges = Path.of("src", "test", "node").toAbsolutePath();
        assumeTrue(Files.isDirectory(judges.resolve("node_modules/@mcap/core")), "@mcap/core is not installed here");
        Path file = folder.resolve("walk.mcap");
        write(file, positions(20_000), List.of());

        Path answer = folder.resolve("answer.json");
        Process node = new ProcessBuilder(
                        "node",
                        judges.resolve("read-mcap.mjs").toString(),
                        file.toString(),
                        String.valueOf(START + 15_000_000L))
                .directory(judges.toFile())
                .redirectOutput(answer.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
        JsonNode json = new ObjectMapper().readTree(Files.readAllBytes(answer));

        assertThat(json.at("/topics")
                        .get("sitedatum/hq/fix/gnss-1 sitedatum.v1.Fix protobuf")
                        .intValue())
                .isEqualTo(20_000);
        assertThat(json.at("/topics")
                        .get("foxglove/pose/gnss-1/ann foxglove.PoseInFrame protobuf")
                        .intValue())
                .isEqualTo(20_000);
        assertThat(json.at("/topics")
                        .get("foxglove/location/gnss-1/ann foxglove.LocationFix protobuf")
                        .intValue())
                .isEqualTo(20_000);
        assertThat(json.at("/topics")
                        .get("foxglove/site foxglove.SceneUpdate protobuf")
                        .intValue())
                .isEqualTo(1);
        int once = SITE.frames().size() + 1;
        assertThat(json.get("messageCount").intValue()).isEqualTo(60_000 + once);
        assertThat(json.get("streamed").intValue()).isEqualTo(60_000 + once);
        assertThat(json.get("done").booleanValue()).isTrue();
        assertThat(json.get("ordered").booleanValue()).isTrue();
        assertThat(json.get("chunkCount").intValue()).isGreaterThan(2);
        assertThat(json.get("after").intValue()).isEqualTo(3 * 5_000);
        assertThat(json.at("/attachments").has("site.json")).isTrue();
        assertThat(json.get("start").asText()).isEqualTo(String.valueOf(START));
    }

    private static void write(Path file, List<Fix> fixes, List<TruthSample> truth) throws IOException {
        try (McapRecordingWriter writer = McapRecordingWriter.create(file, SITE, 3, "a walk", truth)) {
            for (Fix fix : fixes) {
                writer.append(fix);
            }
            writer.append(new SiteHistory.Step(START + 7, 4, SITE));
            assertThat(writer.fixCount()).isEqualTo(fixes.size());
        }
    }

    private static List<Fix> fixes(int count) {
        RandomFixes random = new RandomFixes(41);
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            fixes.add(random.next());
        }
        return fixes;
    }

    private static List<Fix> positions(int count) {
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long received = START + i * 1000L;
            FixHeader header = FixHeader.of("gnss-1", received - 500, received, "ann");
            fixes.add(new PositionFix(header, Site.FRAME, i * 0.001, 2, 0, Covariance3.isotropic(0.04)));
        }
        return fixes;
    }
}
