package org.sitedatum.cluster.foxglove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SensorsAndApp;

/** Looks at a node with the client of the protocol that its makers publish. */
class OfficialViewerTest {

    private static final Path JUDGES =
            Path.of("..", "mqtt-bridge", "src", "test", "node").toAbsolutePath().normalize();

    /** Skipped unless node and the package are there: {@code npm ci} in mqtt-bridge/src/test/node. */
    @Test
    void shouldBeSeenByTheOfficialClient() throws Exception {
        assumeTrue(
                Files.isDirectory(JUDGES.resolve("node_modules/@foxglove/ws-protocol")),
                "@foxglove/ws-protocol is not installed here");
        try (ViewedNode node = new ViewedNode(FoxgloveSocketTest.SITE);
                SensorsAndApp sensors = new SensorsAndApp(node.broker(), "hall")) {
            String address = node.uri(ViewedNode.PATH).toString().replaceFirst("^http", "ws");
            Process viewer = new ProcessBuilder(
                            "node",
                            "view-site.mjs",
                            address + "?access_token=" + node.admin(),
                            "foxglove/site",
                            "foxglove/bodies",
                            "foxglove/tf",
                            "foxglove/pose/agv",
                            "sitedatum/hall/pose/agv",
                            "sitedatum/hall/fix/vps")
                    .directory(JUDGES.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            CompletableFuture<String> said = CompletableFuture.supplyAsync(() -> read(viewer));
            while (!viewer.waitFor(50, TimeUnit.MILLISECONDS)) {
                sensors.sendRaw("vps", FoxgloveSocketTest.poseNow());
            }

            JsonNode seen = new ObjectMapper().readTree(said.get(30, TimeUnit.SECONDS));
            assertThat(viewer.exitValue()).as(seen.toString()).isZero();
            assertThat(seen.get("errors")).isEmpty();
            assertThat(seen.get("warnings")).isEmpty();
            assertThat(seen.get("server").asText()).contains("hall");
            assertThat(seen.at("/offered").get("foxglove/tf").asText())
                    .isEqualTo("protobuf foxglove.FrameTransform protobuf");
            assertThat(seen.at("/offered").get("sitedatum/hall/fix/vps").asText())
                    .isEqualTo("protobuf sitedatum.v1.Fix protobuf");
            assertThat(seen.at("/bytes").get("foxglove/pose/agv").intValue()).isGreaterThan(20);
        }
    }

    private static String read(Process process) {
        try {
            return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
