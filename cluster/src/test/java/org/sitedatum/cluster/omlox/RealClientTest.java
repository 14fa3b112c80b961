package org.sitedatum.cluster.omlox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Drives the hub with a client that nobody here wrote. */
class RealClientTest {

    private static final String CLIENT = "node_modules/@kodira/omlox-client-typescript-angular";

    /** Skipped unless node and the package are there: {@code npm install} in src/test/node. */
    @Test
    void shouldServeAClientOfOthers() throws Exception {
        Path folder = Path.of("src", "test", "node").toAbsolutePath();
        assumeTrue(Files.isDirectory(folder.resolve(CLIENT)), CLIENT + " is not installed here");

        try (HubNode node = HubNode.serving(HubNode.SITE)) {
            Process client = new ProcessBuilder(
                            "node", "drive-hub.mjs", node.uri("/v2").toString())
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            String said = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(said).endsWith("driven\n");
            assertThat(client.exitValue()).isZero();
        }
    }
}
