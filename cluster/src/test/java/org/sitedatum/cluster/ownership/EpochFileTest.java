package org.sitedatum.cluster.ownership;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EpochFileTest {

    private static final long NOW_MILLIS = 1_700_000_000_000L;
    private static final long FLOOR = NOW_MILLIS * 64;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("epochs");
    }

    @Test
    void shouldRecallTheHighestEpochOfEachSectorAfterARestart() throws IOException {
        try (EpochFile epochs = EpochFile.open(folder, "epochs", NOW_MILLIS)) {
            epochs.keep("hall", FLOOR + 65);
            epochs.keep("lab", FLOOR + 1);
            epochs.keep("hall", FLOOR + 129);
        }
        try (EpochFile epochs = EpochFile.open(folder, "epochs", NOW_MILLIS + 1_000)) {
            assertThat(epochs.recall("hall")).isEqualTo(FLOOR + 129);
            assertThat(epochs.recall("lab")).isEqualTo(FLOOR + 1);
        }
        assertThat(Files.readAllLines(file)).as("made short when opened").hasSize(2);
    }

    @Test
    void shouldBeginAboveWhatALostFileMayHaveHeld() throws IOException {
        try (EpochFile epochs = EpochFile.open(folder, "epochs", NOW_MILLIS)) {
            assertThat(epochs.recall("hall")).isEqualTo(FLOOR);
        }
    }

    @Test
    void shouldOverlookATornLineAndGarbage() throws IOException {
        try (EpochFile epochs = EpochFile.open(folder, "epochs", NOW_MILLIS)) {
            epochs.keep("hall", FLOOR + 65);
        }
        Files.writeString(
                file, "999999999999999999 hall 0\n\n \nx\n12345678901234567890 hal", StandardOpenOption.APPEND);
        try (EpochFile epochs = EpochFile.open(folder, "epochs", NOW_MILLIS)) {
            assertThat(epochs.recall("hall")).isEqualTo(FLOOR + 65);
        }
    }
}
