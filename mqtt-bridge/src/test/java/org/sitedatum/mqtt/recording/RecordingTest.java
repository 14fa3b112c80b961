package org.sitedatum.mqtt.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.codec.DecodedFix;
import org.sitedatum.mqtt.codec.SampleSite;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.replay.SiteHistory;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.Site;

class RecordingTest {
    private static final Site SITE = ((SiteDecoding.Sound)
                    new SiteJsonDecoder().decode(SampleSite.JSON.getBytes(StandardCharsets.UTF_8)))
            .site();

    @TempDir
    private Path folder;

    @Test
    void shouldGiveBackWhatWasWritten() throws IOException {
        List<Fix> fixes = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            fixes.add(range(i));
        }
        List<TruthSample> truth = List.of(
                new TruthSample("agv-1", 1_000_000, new Vector3(1.5, 2, 0), Optional.of(Quaternion.ofYaw(Math.PI))),
                new TruthSample("agv-1", 2_000_000, new Vector3(1.6, 2, 0), Optional.empty()));

        write(fixes, truth);

        Recording recording = Recording.open(folder);
        assertThat(recording.site()).isEqualTo(SITE);
        assertThat(recording.truth()).isEqualTo(truth);
        assertThat(readAll(recording)).isEqualTo(fixes);
        assertThat(RecordingCheck.check(folder)).isEmpty();
        assertThat(folder.resolve("README.md")).hasContent("made by a test");
    }

    @Test
    void shouldGiveBackTheRevisionsOnTheWay() throws IOException {
        Site renamed = ((SiteDecoding.Sound) new SiteJsonDecoder()
                        .decode(new String(new SiteJsonEncoder().encode(SITE), StandardCharsets.UTF_8)
                                .replace(SITE.name(), "renamed")
                                .getBytes(StandardCharsets.UTF_8)))
                .site();
        SiteHistory.Step step = new SiteHistory.Step(1_767_225_600_123_456_789L, 8, renamed);
        try (RecordingWriter writer = RecordingWriter.create(folder, SITE, 7, "")) {
            writer.append(range(1));
            writer.append(step);
        }

        assertThat(Recording.open(folder).history()).isEqualTo(new SiteHistory(SITE, 7, List.of(step)));
        assertThat(RecordingCheck.check(folder)).isEmpty();

        Path file = folder.resolve("revisions.ndjson");
        Files.writeString(file, Files.readString(file).replace("\"revision\":8", "\"revision\":\"x\""));
        assertThatIOException()
                .isThrownBy(() -> Recording.open(folder))
                .withMessage(file + ":1: needs \"receivedNanos\" and a \"site\" with its \"revision\"");
        assertThat(RecordingCheck.check(folder)).hasSize(1);
    }

    @Test
    void shouldNotOverwriteARecording() throws IOException {
        write(List.of(range(1)), List.of());

        assertThatIOException().isThrownBy(() -> RecordingWriter.create(folder, SITE, "again"));
    }

    @Test
    void shouldListEveryFaultWithItsLine() throws IOException {
        Files.writeString(folder.resolve("site.json"), "{\"id\":\"x\"}");
        Files.writeString(folder.resolve("fixes.ndjson"), """
                {"source":"u","received":5,"kind":"imu","stamp":1,"angularVelocity":[0,0,0],"specificForce":[0,0,9.8]}
                {"source":"u","received":4,"kind":"imu","stamp":1,"angularVelocity":[0,0,0],"specificForce":[0,0,9.8]}

                {"kind":"imu"}
                not json
                """);
        Files.writeString(folder.resolve("truth.csv"), "trackable,stamp,x,y,z\na,1,2,3,4\na,1,2,NaN,4\n");

        assertThat(RecordingCheck.check(folder))
                .extracting(fault -> fault.place() + " " + fault.problem().substring(0, 10))
                .containsExactly(
                        "site.json floors: a ",
                        "fixes.ndjson:2 received b",
                        "fixes.ndjson:4 MISSING_FI",
                        "fixes.ndjson:5 MALFORMED:",
                        "truth.csv " + folder.toString().substring(0, 10));
    }

    @Test
    void shouldRefuseAFolderWithoutFixesInOneLine() throws IOException {
        Files.writeString(folder.resolve("site.json"), SampleSite.JSON);

        assertThatIOException().isThrownBy(() -> Recording.open(folder)).withMessageContaining("fixes.ndjson");
    }

    @Test
    void shouldPassOverALineThatIsTooLong() throws IOException {
        String text = "a".repeat(200_000) + "\r\nshort\r\nlast";
        LineBuffer lines = new LineBuffer(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(lines.readLine()).isTrue();
        assertThat(lines.length()).isGreaterThan(64 * 1024);
        assertThat(lines.readLine()).isTrue();
        assertThat(new String(lines.bytes(), lines.offset(), lines.length(), StandardCharsets.UTF_8))
                .isEqualTo("short");
        assertThat(lines.readLine()).isTrue();
        assertThat(lines.length()).isEqualTo(4);
        assertThat(lines.readLine()).isFalse();
    }

    @Test
    void shouldFindNothingButImpossibleRangesInTheSharedRecordings() throws IOException {
        Optional<Path> data = SharedRecordings.folder();
        assumeTrue(data.isPresent(), "no shared recordings beside the checkout");
        try (Stream<Path> folders = Files.list(data.get())) {
            for (Path recording :
                    folders.filter(f -> Files.exists(f.resolve("site.json"))).toList()) {
                assertThat(RecordingCheck.check(recording))
                        .as("%s", recording)
                        .allSatisfy(
                                fault -> assertThat(fault.problem()).startsWith("OUT_OF_RANGE: field 'range' is -"));
                assertThat(Recording.open(recording).truth()).isNotEmpty();
            }
        }
    }

    private void write(List<Fix> fixes, List<TruthSample> truth) throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(folder, SITE, "made by a test")) {
            for (Fix fix : fixes) {
                writer.append(fix);
            }
            for (TruthSample sample : truth) {
                writer.appendTruth(sample);
            }
            assertThat(writer.fixCount()).isEqualTo(fixes.size());
        }
    }

    private static List<Fix> readAll(Recording recording) throws IOException {
        List<Fix> read = new ArrayList<>();
        List<FixRejection> refused = new ArrayList<>();
        try (FixLines lines = recording.openFixes()) {
            lines.fixes(refused::add).forEachRemaining(read::add);
        }
        assertThat(refused).isEmpty();
        return read;
    }

    private static Fix range(int i) {
        long stamp = 1_767_225_600_000_000_000L + i * 1_000_123L;
        return new RangeFix(
                FixHeader.of("uwb", stamp, stamp + 2_000_000, "T" + i % 3),
                "A0",
                0.1 * i,
                Double.NaN,
                -80.5,
                Double.NaN);
    }

    @Test
    void shouldNumberLinesFromOne() throws IOException {
        Files.writeString(folder.resolve("site.json"), SampleSite.JSON);
        Files.writeString(folder.resolve("fixes.ndjson"), "\n{}\n");

        try (FixLines lines = Recording.open(folder).openFixes()) {
            assertThat(lines.readNext()).hasValueSatisfying(line -> {
                assertThat(line.number()).isEqualTo(2);
                assertThat(line.fix()).isInstanceOf(DecodedFix.Refused.class);
            });
            assertThat(lines.readNext()).isEmpty();
        }
    }
}
