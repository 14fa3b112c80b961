package org.sitedatum.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.SyntheticRecording;

class SiteDatumTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"serve", "replay", "record", "check", "help"})
    void shouldExplainEachCommand(String command) {
        CapturedRun run = CapturedRun.of("help", command);

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("usage: sitedatum " + command);
        assertThat(CapturedRun.of(command, "--help")).isEqualTo(run);
        assertThat(CapturedRun.of("help").out()).contains("  " + command + " ");
    }

    @Test
    void shouldListTheCommandsWhenCalledWithNothing() {
        assertThat(CapturedRun.of()).isEqualTo(CapturedRun.of("help"));
        assertThat(CapturedRun.of().exitCode()).isZero();
    }

    @Test
    void shouldEndWithTwoAndOneLineForWrongArguments() {
        assertWrong("unknown command \"frobnicate\"", "frobnicate");
        assertWrong("unknown command \"x\"", "help", "x");
        assertWrong("missing DIR", "replay");
        assertWrong("unknown option --jsn", "replay", "dir", "--jsn");
        assertWrong("--skip must be a number of at least 0", "replay", "dir", "--skip", "-1");
        assertWrong("--speed needs a number", "replay", "dir", "--speed", "fast");
        assertWrong("--match must be more than 0", "replay", "dir", "--match", "0");
        assertWrong("is not a source id", "replay", "dir", "--only-sources", "a,,b");
        assertWrong("missing FILE or DIR", "check");
        assertWrong("no such recording folder", "replay", folder.resolve("none").toString());
        assertWrong("no such file", "check", folder.resolve("none").toString());
    }

    @Test
    void shouldEndWithTwoForARecordingThatCannotBeRead() throws IOException {
        Files.writeString(folder.resolve("site.json"), "{\"id\": ");
        assertWrong("site.json", "replay", folder.toString());

        Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson());
        assertWrong("fixes.ndjson", "replay", folder.toString());

        Files.writeString(folder.resolve("fixes.ndjson"), "");
        Files.writeString(folder.resolve("truth.csv"), "trackable,stamp,x,y,z\ncart,17672256000,1,2\n");
        assertWrong("truth.csv:2", "replay", folder.toString());
    }

    @Test
    void shouldListEveryFaultOfASiteDocument() throws IOException {
        Path site = Files.writeString(
                folder.resolve("site.json"),
                SyntheticRecording.siteJson()
                        .replace("[0.0,0.0,2.5]", "[0.0,0.0,99]")
                        .replace("vehicle", "plane"));

        CapturedRun run = CapturedRun.of("check", site.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out().lines()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(run.out()).contains("anchors", "plane");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void shouldListTheLinesOfARecordingThatAreFaulty() throws IOException {
        SyntheticRecording.write(folder, 1, 1);
        Files.writeString(
                folder.resolve("fixes.ndjson"), Files.readString(folder.resolve("fixes.ndjson")) + "{\"kind\": 1}\n");
        long lines = Files.readAllLines(folder.resolve("fixes.ndjson")).size();

        CapturedRun run = CapturedRun.of("check", folder.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.out()).startsWith("fixes.ndjson:" + lines);
    }

    @Test
    void shouldFindNothingWrongWithASoundRecording() {
        CapturedRun run =
                CapturedRun.of("check", SyntheticRecording.write(folder, 1, 2).toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("no faults");
        assertThat(run.err()).isEmpty();
    }

    private static void assertWrong(String message, String... words) {
        CapturedRun run = CapturedRun.of(words);
        assertThat(run.exitCode()).as(message).isEqualTo(ExitCode.WRONG_USE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).startsWith("sitedatum: ");
        assertThat(run.err().lines()).hasSize(1);
    }
}
