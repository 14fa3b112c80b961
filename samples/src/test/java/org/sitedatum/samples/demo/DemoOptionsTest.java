package org.sitedatum.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.cli.ExitCode;

class DemoOptionsTest {

    @Test
    void shouldRunForEverOnTheUsualPortByDefault() throws CommandException {
        assertThat(DemoOptions.parse(List.of()))
                .isEqualTo(new DemoOptions(0, Optional.empty(), 1, Optional.empty(), 1));
    }

    @Test
    void shouldReadItsOptions() throws CommandException {
        assertThat(DemoOptions.parse(List.of("--seconds", "20", "--port=1999", "--seed", "7")))
                .isEqualTo(new DemoOptions(20, Optional.of(1999), 7, Optional.empty(), 1));
        assertThat(DemoOptions.parse(List.of("--record", "out", "--seconds", "3")))
                .isEqualTo(new DemoOptions(3, Optional.empty(), 1, Optional.of(Path.of("out")), 1));
        DemoOptions three = DemoOptions.parse(List.of("--nodes", "3"));
        assertThat(three).isEqualTo(new DemoOptions(40, Optional.empty(), 1, Optional.empty(), 3));
        assertThat(three.killSeconds()).isEqualTo(20);
        assertThat(DemoOptions.parse(List.of("--nodes", "3", "--seconds", "12")).killSeconds())
                .isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seconds",
                "--seconds ten",
                "--seconds 0",
                "--seconds -1",
                "--seconds 1e3",
                "--seconds 99999999999999999999",
                "--port 0",
                "--port 65536",
                "--port 80.5",
                "--seed x",
                "--what",
                "now",
                "--record out --port 1883",
                "--record out --nodes 3",
                "--nodes 2",
                "--nodes 0",
                "--nodes 7",
                "--seconds 20 --seconds 30"
            })
    void shouldRefuseWrongWordsWithOneLine(String words) {
        assertThatThrownBy(() -> DemoOptions.parse(List.of(words.split(" "))))
                .isInstanceOfSatisfying(CommandException.class, refused -> {
                    assertThat(refused.exitCode()).isEqualTo(ExitCode.WRONG_USE);
                    assertThat(refused.getMessage()).isNotBlank().doesNotContain("\n");
                });
    }

    @Test
    void shouldStepOverAPortThatIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(FreePort.isFree(port)).isFalse();
            assertThat(FreePort.find(port, 20).orElseThrow()).isGreaterThan(port);
        }
    }
}
