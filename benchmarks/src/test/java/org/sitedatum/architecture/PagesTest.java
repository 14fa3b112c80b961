package org.sitedatum.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.cli.ExitCode;
import org.sitedatum.cluster.cli.SiteDatum;
import org.sitedatum.cluster.cli.Terminal;
import org.sitedatum.mqtt.vendor.AdapterKind;

/** Holds the pages to what the program has: commands exist, links lead somewhere. */
class PagesTest {

    private static final Path ROOT = root();

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md"})
    void shouldNameCommandsThatHelpLists(String page) throws IOException {
        Set<String> named = matches(Pattern.compile("\\./sitedatum ([a-z]+)"), page);
        Set<String> listed = listedCommands();

        assertThat(named).isNotEmpty();
        assertThat(listed).containsAll(named);
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md", "ARCHITECTURE.md"})
    void shouldLinkToFilesThatExist(String page) throws IOException {
        Set<String> targets = matches(Pattern.compile("\\]\\(([^)#:]+)\\)"), page);

        assertThat(targets)
                .allSatisfy(target -> assertThat(ROOT.resolve(target)).exists());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/interop.md", "docs/omlox.md"})
    void shouldNameTestsThatExist(String page) throws IOException {
        Set<String> named = matches(Pattern.compile("`([A-Z]\\w+Test)`"), page);

        assertThat(named).hasSizeGreaterThan(5);
        assertThat(testClasses()).containsAll(named);
    }

    @Test
    void shouldSayOfEveryFormatWhatIsLostAndWhichTestShowsIt() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/interop.md"));
        String table = page.substring(page.indexOf("## What is mapped"), page.indexOf("### Choices"));
        List<String[]> rows = Pattern.compile("(?m)^\\| (.+) \\|$")
                .matcher(table)
                .results()
                .map(row -> row.group(1).split(" \\| "))
                .toList();

        assertThat(rows)
                .hasSizeGreaterThan(20)
                .allSatisfy(row -> assertThat(row).hasSize(4).doesNotContain(""));
        assertThat(rows.subList(1, rows.size()))
                .allSatisfy(row -> assertThat(row[3]).contains("Test`"));
        assertThat(AdapterKind.words()).allSatisfy(word -> assertThat(page).contains("adapter `" + word + "`"));
    }

    /** Simple names of the test classes of all modules. */
    private static Set<String> testClasses() throws IOException {
        Set<String> names = new TreeSet<>();
        for (Modules module : Modules.values()) {
            Path tests = ROOT.resolve(module.folder()).resolve("src/test/java");
            if (!Files.isDirectory(tests)) {
                continue;
            }
            try (Stream<Path> files = Files.walk(tests)) {
                files.map(file -> String.valueOf(file.getFileName()))
                        .filter(name -> name.endsWith("Test.java"))
                        .forEach(name -> names.add(name.substring(0, name.length() - ".java".length())));
            }
        }
        return names;
    }

    @Test
    void shouldFindTheModulesOfTheMapOnDisk() {
        assertThat(List.of(Modules.values()))
                .allSatisfy(module -> assertThat(ROOT.resolve(module.folder())).isDirectory());
    }

    private static Set<String> matches(Pattern pattern, String page) throws IOException {
        Set<String> found = new TreeSet<>();
        pattern.matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map((MatchResult match) -> match.group(1))
                .forEach(found::add);
        return found;
    }

    private static Set<String> listedCommands() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);

        int exitCode = SiteDatum.run(List.of("help"), new Terminal(out, out));

        assertThat(exitCode).isEqualTo(ExitCode.GOOD);
        Set<String> names = new TreeSet<>();
        Pattern.compile("(?m)^ {2}([a-z]+) ")
                .matcher(said.toString(StandardCharsets.UTF_8))
                .results()
                .forEach(match -> names.add(match.group(1)));
        return names;
    }

    /** The checkout: the nearest folder upward with the launcher in it. */
    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("sitedatum"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
