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
        assertThat(DemoOptions.parse(List.of())).isEqualTo(new DemoOptions(0, Optional.empty(), 1, Optional.empty()));
    }

    @Test
    void shouldReadItsOptions() throws CommandException {
        assertThat(DemoOptions.parse(List.of("--seconds", "20", "--port=1999", "--seed", "7")))
                .isEqualTo(new DemoOptions(20, Optional.of(1999), 7, Optional.empty()));
        assertThat(DemoOptions.parse(List.of("--record", "out", "--seconds", "3")))
                .isEqualTo(new DemoOptions(3, Optional.empty(), 1, Optional.of(Path.of("out"))));
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
