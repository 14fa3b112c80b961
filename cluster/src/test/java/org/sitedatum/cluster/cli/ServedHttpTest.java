package org.sitedatum.cluster.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.cluster.SyntheticRecording;

class ServedHttpTest {

    @TempDir
    Path folder;

    @Test
    void shouldSayWhereItIsAndTheFirstPasswordOnce() throws IOException {
        String store = ", \"store\": {\"folder\": \"data\"}";
        CapturedRun first = CapturedRun.of("serve", "--config", config(0, store).toString(), "--seconds", "1");
        CapturedRun second =
                CapturedRun.of("serve", "--config", config(0, store).toString(), "--seconds", "1");

        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out())
                .contains("http http://localhost:")
                .containsPattern("log in as admin with the password \\S{20}");
        assertThat(second.exitCode()).as(second.err()).isZero();
        assertThat(second.out()).contains("http http://localhost:").doesNotContain("password");
    }

    @Test
    void shouldEndWithOneLineWhenItsPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CapturedRun run = CapturedRun.of(
                    "serve", "--config", config(taken.getLocalPort(), "").toString());

            assertThat(run.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(run.err().lines())
                    .singleElement()
                    .asString()
                    .contains("HTTP cannot listen on 127.0.0.1:" + taken.getLocalPort(), "http.port");
        }
    }

    private Path config(int httpPort, String more) throws IOException {
        Files.writeString(folder.resolve("site.json"), SyntheticRecording.siteJson());
        return Files.writeString(
                folder.resolve("node.json"),
                "{\"sites\": [\"site.json\"], \"broker\": {\"host\": \"127.0.0.1\", \"port\": 0}, \"http\": {\"port\": "
                        + httpPort + "}" + more + "}");
    }
}
