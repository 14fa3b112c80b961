package org.sitedatum.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

    private static final Set<String> FLAGS = Set.of("--json");
    private static final Set<String> VALUED = Set.of("--skip", "--out");

    @Test
    void shouldTakeOptionsAndOperandsInAnyOrder() throws CommandException {
        Arguments arguments = parse("--skip", "20", "folder", "--json", "--out=a=b");

        assertThat(arguments.onlyOperand("DIR")).isEqualTo("folder");
        assertThat(arguments.has("--json")).isTrue();
        assertThat(arguments.find("--out")).contains("a=b");
        assertThat(arguments.number("--skip", 5, 0)).isEqualTo(20);
    }

    @Test
    void shouldTakeDashesAsOperandsAfterTheEndOfOptions() throws CommandException {
        assertThat(parse("--", "--json").onlyOperand("DIR")).isEqualTo("--json");
    }

    @Test
    void shouldUseTheDefaultOfANumberNotGiven() throws CommandException {
        assertThat(parse("x").number("--skip", 5, 0)).isEqualTo(5);
    }

    @Test
    void shouldNameWhatIsWrong() {
        assertWrong("unknown option --jsn", "--jsn");
        assertWrong("--skip needs a value", "--skip");
        assertWrong("--json is given twice", "--json", "--json");
        assertWrong("--json takes no value", "--json=yes");
    }

    @Test
    void shouldRefuseNumbersThatAreNone() throws CommandException {
        for (String text : List.of("abc", "NaN", "-1", "Infinity", "")) {
            Arguments arguments = parse("--skip", text);
            assertThatThrownBy(() -> arguments.number("--skip", 5, 0))
                    .as(text)
                    .isInstanceOf(CommandException.class)
                    .hasMessageContaining("--skip");
        }
    }

    @Test
    void shouldWantExactlyOneOperand() throws CommandException {
        Arguments none = parse("--json");
        Arguments two = parse("a", "b");

        assertThatThrownBy(() -> none.onlyOperand("DIR")).hasMessage("missing DIR");
        assertThatThrownBy(() -> two.onlyOperand("DIR")).hasMessageContaining("\"b\"");
    }

    private static void assertWrong(String message, String... words) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOfSatisfying(
                        CommandException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.WRONG_USE))
                .hasMessage(message);
    }

    private static Arguments parse(String... words) throws CommandException {
        return Arguments.parse(List.of(words), FLAGS, VALUED);
    }
}
