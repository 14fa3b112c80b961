package org.sitedatum.cluster.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.SiteDatum;
import org.sitedatum.cluster.cli.Terminal;

/** Runs every example of docs/survey.md on the files it shows. */
class SurveyPageTest {

    private static final Pattern FILE = Pattern.compile("`([\\w.-]+)`:\n\n```\\w+\n(.*?)```", Pattern.DOTALL);
    private static final Pattern COMMAND = Pattern.compile("```sh\n\\./sitedatum (.*?)\n```");

    @TempDir
    Path folder;

    @Test
    void shouldRunEveryExample() throws IOException {
        String page = Files.readString(root().resolve("docs/survey.md"));
        FILE.matcher(page).results().forEach(file -> write(file.group(1), file.group(2)));

        List<String> commands =
                COMMAND.matcher(page).results().map(c -> c.group(1)).toList();

        assertThat(commands).hasSize(7);
        for (String command : commands) {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
            List<String> words = Stream.of(command.split(" "))
                    .map(w ->
                            Files.exists(folder.resolve(w)) ? folder.resolve(w).toString() : w)
                    .toList();
            int exitCode = SiteDatum.run(words, new Terminal(out, out));
            assertThat(exitCode)
                    .as(command + "\n" + said.toString(StandardCharsets.UTF_8))
                    .isEqualTo(ExitCode.GOOD);
        }
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("sitedatum"))) {
            at = at.getParent();
        }
        return at;
    }
}
