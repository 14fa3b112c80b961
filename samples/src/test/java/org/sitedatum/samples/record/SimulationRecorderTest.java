package org.sitedatum.samples.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.mqtt.recording.FixLines;
import org.sitedatum.mqtt.recording.Recording;
import org.sitedatum.mqtt.recording.RecordingCheck;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.SiteValidator;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.SampleBuilding;

class SimulationRecorderTest {

    private static final long SEED = 5;
    private static final long SECONDS = 20;

    @TempDir
    private Path folder;

    @Test
    void shouldDescribeASiteWithoutFaults() {
        assertThat(SiteValidator.validate(new SampleBuilding().site())).isEmpty();
    }

    @Test
    void shouldWriteWhatTheSimulationSays() throws IOException {
        List<Fix> said = new BuildingSimulation(SEED, SimulationRecorder.DEFAULT_START_NANOS)
                .deliverUntil(SimulationRecorder.DEFAULT_START_NANOS + SECONDS * 1_000_000_000L).stream()
                        .flatMap(delivery -> delivery.fixes().stream())
                        .toList();

        long written = SimulationRecorder.record(folder, SEED, SECONDS);

        List<Fix> read = new ArrayList<>();
        List<FixRejection> refused = new ArrayList<>();
        Recording recording = Recording.open(folder);
        try (FixLines lines = recording.openFixes()) {
            lines.fixes(refused::add).forEachRemaining(read::add);
        }
        assertThat(written).isEqualTo(said.size());
        assertThat(read.size() + refused.size()).isEqualTo(said.size());
        assertThat(new HashSet<>(said)).containsAll(read);
        assertThat(refused)
                .allSatisfy(refusal -> assertThat(refusal.reason()).isEqualTo(FixRejection.Reason.OUT_OF_RANGE));
        assertThat(recording.site()).isEqualTo(new SampleBuilding().site());
        assertThat(recording.truth()).hasSize((13 + 8) * 10 * (int) SECONDS);
        assertThat(RecordingCheck.check(folder)).hasSameSizeAs(refused);
    }

    @Test
    void shouldWriteTheSameFilesForTheSameSeed(@TempDir Path other) throws IOException {
        SimulationRecorder.record(folder, SEED, 3);
        SimulationRecorder.record(other, SEED, 3);

        for (String file : List.of("site.json", "fixes.ndjson.gz", "truth.csv", "README.md")) {
            assertThat(Files.readAllBytes(folder.resolve(file))).isEqualTo(Files.readAllBytes(other.resolve(file)));
        }
    }

    @Test
    void shouldNotOverwriteARecording() throws IOException {
        SimulationRecorder.record(folder, SEED, 1);

        assertThatThrownBy(() -> SimulationRecorder.record(folder, SEED, 1)).isInstanceOf(IOException.class);
    }
}
