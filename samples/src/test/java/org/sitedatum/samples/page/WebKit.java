package org.sitedatum.samples.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;

/** The kit for WebXR with its sample, served by Node as its reader would: {@code npm run sample}. */
public final class WebKit implements AutoCloseable {

    /** Where it lies. */
    public static final Path FOLDER = Path.of("..", "headset-sdk", "web");

    /** Node starts slowly on a busy machine. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process server;
    private final int port;

    /** Serves the sample for a node at {@code host:port}; skips the test when it cannot. */
    WebKit(String node) throws IOException {
        requireBuilt();
        port = freePort();
        server = new ProcessBuilder("node", "sample/serve.mjs", Integer.toString(port), node)
                .directory(FOLDER.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Awaitility.await("the sample's server").atMost(PATIENCE).until(() -> isListening(port));
    }

    /** Skips the test unless the kit is built and Node is there. */
    public static void requireBuilt() {
        boolean hasNode = Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "node")));
        Assumptions.assumeTrue(hasNode, "no node on the PATH");
        for (String part : List.of("dist/index.js", "node_modules/iwer", "node_modules/three")) {
            Assumptions.assumeTrue(
                    Files.exists(FOLDER.resolve(part)),
                    part + " is not in headset-sdk/web: run npm ci && npm run build there");
        }
    }

    String url() {
        return "http://localhost:" + port;
    }

    @Override
    public void close() {
        server.destroy();
    }

    private static boolean isListening(int port) {
        try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return door.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
