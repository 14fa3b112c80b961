package org.sitedatum.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchCommandTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final BenchCommand command = new BenchCommand(print(out), print(err));

    @Test
    void shouldListItsNamesWithoutMeasuring() {
        int exitCode = command.run(List.of());

        assertThat(exitCode).isZero();
        assertThat(text(out))
                .contains(
                        "  filter ",
                        "  engine ",
                        "  bodies ",
                        "  ranges ",
                        "  frames ",
                        "  fences ",
                        "  codec ",
                        "  replay ")
                .contains("  latency ");
        assertThat(text(err)).isEmpty();
    }

    @Test
    void shouldRefuseAnUnknownNameWithOneLine() {
        int exitCode = command.run(List.of("speed"));

        assertThat(exitCode).isEqualTo(2);
        assertThat(text(out)).isEmpty();
        assertThat(text(err))
                .isEqualToIgnoringNewLines(
                        "sitedatum: no benchmark is called \"speed\"; \"sitedatum bench\" lists them");
    }

    @Test
    void shouldRefuseAnUnknownOption() {
        int exitCode = command.run(List.of("filter", "--fast"));

        assertThat(exitCode).isEqualTo(2);
        assertThat(text(out)).isEmpty();
        assertThat(text(err)).contains("unknown option \"--fast\"");
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream of) {
        return of.toString(StandardCharsets.UTF_8);
    }
}
