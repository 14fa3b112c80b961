package org.sitedatum.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.SyntheticRecording;

class SiteCommandTest {

    @TempDir
    Path folder;

    private Path config;
    private Path first;
    private Path second;

    @BeforeEach
    void writeFiles() throws IOException {
        config = Files.writeString(folder.resolve("node.json"), "{\"store\": {\"folder\": \"data\"}}");
        first = Files.writeString(folder.resolve("first.json"), SyntheticRecording.siteJson());
        second = Files.writeString(
                folder.resolve("second.json"),
                SyntheticRecording.siteJson()
                        .replace("Laboratory", "Works")
                        .replace("[10.0,0.0,2.2]", "[10.5,0.0,2.2]"));
    }

    @Test
    void shouldPublishCompareAndGoBack() {
        assertThat(site("publish", "--file", first.toString(), "--author", "ada")
                        .exitCode())
                .isZero();

        CapturedRun published = site("publish", "--file", second.toString(), "--author", "bob", "--reason", "measured");
        assertThat(published.out())
                .isEqualToNormalizingNewlines("revision 2\nsite lab name from Laboratory to Works\n"
                        + "anchor A1 position moved 0.5 m, from (10, 0, 2.2) to (10.5, 0, 2.2)\n");

        assertThat(site("undo", "--revision", "1", "--author", "ada").exitCode())
                .isZero();
        assertThat(site("history").out().lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line).startsWith("3 ").endsWith(" ada back to 1"),
                        line -> assertThat(line).startsWith("2 ").endsWith(" bob measured"),
                        line -> assertThat(line).startsWith("1 ").endsWith(" ada published from a file"));
        assertThat(site("diff", "--from", "1").out()).isEmpty();
        assertThat(site("diff", "--from", "3", "--revision", "2").out()).contains("anchor A1 position moved 0.5 m");
        assertThat(site("show", "--revision", "2").out()).contains("Works");
    }

    @Test
    void shouldRefuseWhatIsStaleFaultyOrNotThere() throws IOException {
        site("publish", "--file", first.toString());
        CapturedRun stale = site("publish", "--file", second.toString(), "--expect", "0");
        assertThat(stale.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(stale.err()).contains("not published: the newest revision is 1 by ");

        Path faulty = Files.writeString(folder.resolve("faulty.json"), "{\"id\":\"lab\"}");
        CapturedRun refused = site("publish", "--site", "lab", "--file", faulty.toString());
        assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(refused.err()).contains("floors");
        assertThat(site("publish", "--file", faulty.toString()).exitCode()).isEqualTo(ExitCode.WRONG_USE);
        assertThat(site("show", "--revision", "7").err()).contains("site lab has no revision 7, the newest is 1");
        assertThat(site("dance").err()).contains("\"dance\" is none of history, show, diff, publish, undo and remove");
        assertThat(site("history", "--site", "barn").err()).contains("the store has no site \"barn\", but [lab]");
    }

    @Test
    void shouldRemoveASiteAndBringItBack() {
        site("publish", "--file", first.toString());

        assertThat(site("remove", "--expect", "7").exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(site("remove", "--author", "ada").exitCode()).isZero();
        assertThat(site("show").err()).contains("the store has the sites []");
        assertThat(site("history", "--site", "lab").out()).contains(" ada removed");

        assertThat(site("undo", "--site", "lab", "--revision", "1").exitCode()).isZero();
        assertThat(site("show").out()).contains("Laboratory");
    }

    private CapturedRun site(String what, String... more) {
        String[] words = new String[4 + more.length];
        words[0] = "site";
        words[1] = what;
        words[2] = "--config";
        words[3] = config.toString();
        System.arraycopy(more, 0, words, 4, more.length);
        return CapturedRun.of(words);
    }
}
