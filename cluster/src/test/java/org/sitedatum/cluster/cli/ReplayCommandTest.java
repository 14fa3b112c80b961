package org.sitedatum.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.SyntheticRecording;

class ReplayCommandTest {

    @TempDir
    Path temporary;

    private Path folder;

    @BeforeEach
    void writeRecording() {
        folder = SyntheticRecording.write(temporary.resolve("lab-1"), 7, 12);
    }

    @Test
    void shouldPrintOneJsonObjectWithTheContractsKeysInTheirOrder() throws IOException {
        CapturedRun run = replay("--json");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines()).hasSize(1);
        JsonNode report = new ObjectMapper().readTree(run.out());
        assertThat(namesOf(report))
                .containsExactly(
                        "recording", "fixes", "accepted", "rejected", "wallSeconds", "fixesPerSecond", "trackables");
        assertThat(report.get("recording").textValue()).isEqualTo("lab-1");
        assertThat(namesOf(report.get("trackables"))).containsExactly("cart", "phone");
        assertThat(namesOf(report.get("trackables").get("cart")))
                .containsExactly(
                        "poses",
                        "availability",
                        "rmse2d",
                        "rmse3d",
                        "median2d",
                        "p95",
                        "max",
                        "nees95",
                        "plExceeded",
                        "plMedian");
    }

    @Test
    void shouldCountEveryFixOnceAsAcceptedOrRejected() throws IOException {
        Files.writeString(
                folder.resolve("fixes.ndjson"),
                Files.readString(folder.resolve("fixes.ndjson")) + "{\"kind\":\"range\"}\nnot json\n");
        long lines = Files.readAllLines(folder.resolve("fixes.ndjson")).size();

        JsonNode report = new ObjectMapper().readTree(replay("--json").out());

        assertThat(report.get("fixes").longValue()).isEqualTo(lines);
        long rejected = 0;
        for (JsonNode count : report.get("rejected")) {
            rejected += count.longValue();
        }
        assertThat(report.get("accepted").longValue() + rejected).isEqualTo(lines);
        assertThat(report.get("rejected").get("UNKNOWN_SENSOR").longValue()).isPositive();
        assertThat(report.get("rejected").get("DUPLICATE").longValue()).isPositive();
        assertThat(report.get("rejected").get("MALFORMED").longValue()).isEqualTo(1);
    }

    @Test
    void shouldFollowTheCartAndThePhone() throws IOException {
        JsonNode trackables =
                new ObjectMapper().readTree(replay("--json").out()).get("trackables");

        assertThat(trackables.get("cart").get("availability").doubleValue()).isGreaterThan(0.95);
        assertThat(trackables.get("cart").get("rmse2d").doubleValue()).isLessThan(0.2);
        assertThat(trackables.get("phone").get("rmse2d").doubleValue()).isLessThan(0.2);
    }

    @Test
    void shouldWriteTheSamePosesEachTime() throws IOException {
        Path first = temporary.resolve("first.ndjson");
        Path second = temporary.resolve("second.ndjson");

        replay("--out", first.toString());
        replay("--out", second.toString(), "--skip", "0", "--grid", "0.5");

        assertThat(Files.readAllLines(first)).hasSizeGreaterThan(200);
        assertThat(second).hasSameBinaryContentAs(first);
        for (String line : Files.readAllLines(first)) {
            assertThat(new ObjectMapper().readTree(line).get("position")).hasSize(3);
        }
    }

    @Test
    void shouldLeaveOtherSourcesOut() throws IOException {
        JsonNode report = new ObjectMapper()
                .readTree(replay("--json", "--only-sources", "vps").out());

        assertThat(report.get("fixes").longValue()).isEqualTo(24);
        assertThat(report.get("trackables").get("cart").get("poses").longValue())
                .isZero();
        assertThat(report.get("trackables").get("cart").get("rmse2d").isNull()).isTrue();
    }

    @Test
    void shouldHoldTheAskedSpeed() throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(replay("--json", "--speed", "24").out());

        // 12 s of recording
        assertThat(report.get("wallSeconds").doubleValue()).isGreaterThan(0.49);
    }

    @Test
    void shouldPrintATableForPeople() {
        CapturedRun run = replay();

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("lab-1:", "fixes/s", "rejected: ", "cart", "phone", "rmse2d");
    }

    @Test
    void shouldFailWhenThePosesCannotBeWritten() {
        CapturedRun run = replay("--out", temporary.resolve("none/poses.ndjson").toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.err()).contains("poses.ndjson");
        assertThat(run.err().lines()).hasSize(1);
    }

    private CapturedRun replay(String... options) {
        List<String> words = new ArrayList<>(List.of("replay", folder.toString()));
        words.addAll(List.of(options));
        return CapturedRun.of(words.toArray(String[]::new));
    }

    private static List<String> namesOf(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
