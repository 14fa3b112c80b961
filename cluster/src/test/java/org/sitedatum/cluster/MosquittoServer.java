package org.sitedatum.cluster;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.sitedatum.mqtt.session.BrokerAddress;

/** A Mosquitto of the test's own on a loopback port. */
final class MosquittoServer implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/mosquitto");

    private final Path config;
    private final Path log;
    private final String host;
    private final int port;
    private Process process;

    private MosquittoServer(Path folder, String host) throws IOException {
        this.host = host;
        port = freePort();
        config = Files.writeString(
                folder.resolve("mosquitto.conf"),
                "listener " + port + " " + host + "\nallow_anonymous true\npersistence false\nset_tcp_nodelay true\n");
        log = folder.resolve("mosquitto.log");
        process = launch();
    }

    static MosquittoServer startOrSkip(Path folder, String host) throws IOException {
        assumeTrue(Files.isExecutable(PROGRAM), "Mosquitto is not installed (Debian: apt-get install mosquitto)");
        return new MosquittoServer(folder, host);
    }

    BrokerAddress address() {
        return BrokerAddress.parse("mqtt://" + host + ":" + port);
    }

    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void restart() throws IOException {
        process = launch();
    }

    private Process launch() throws IOException {
        Process launched = new ProcessBuilder(PROGRAM.toString(), "-c", config.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> {
            try (Socket probe = new Socket(host, port)) {
                return probe.isConnected();
            }
        });
        return launched;
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
