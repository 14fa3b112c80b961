package org.sitedatum.benchmarks.latency;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The Mosquitto of this machine on a free port of loopback, while open. */
final class Mosquitto implements AutoCloseable {

    private static final List<String> ALSO_IN = List.of("/usr/sbin", "/usr/local/sbin");

    private final Process process;
    private final Path configuration;
    private final int port;

    private Mosquitto(Process process, Path configuration, int port) {
        this.process = process;
        this.configuration = configuration;
        this.port = port;
    }

    /** The binary, when there is one. */
    static Optional<Path> binary() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Stream.concat(Stream.of(path.split(File.pathSeparator)), ALSO_IN.stream())
                .map(folder -> Path.of(folder, "mosquitto"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Mosquitto start(Path binary) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path configuration = Files.createTempFile("sitedatum-bench", ".conf");
        Files.writeString(
                configuration,
                "listener " + port + " 127.0.0.1\nallow_anonymous true\nset_tcp_nodelay true\npersistence false\n"
                        + "max_queued_messages 100000\nlog_type none\n");
        Process process = new ProcessBuilder(binary.toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Mosquitto mosquitto = new Mosquitto(process, configuration, port);
        mosquitto.awaitListening();
        return mosquitto;
    }

    private void awaitListening() throws IOException, InterruptedException {
        for (int attempt = 0; attempt < 100; attempt++) {
            try (RawMqtt probe = RawMqtt.connect("127.0.0.1", port, "bench-probe")) {
                probe.flush();
                return;
            } catch (IOException notYet) {
                Thread.sleep(50);
            }
        }
        close();
        throw new IOException("mosquitto did not start listening");
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws IOException {
        process.destroy();
        Files.deleteIfExists(configuration);
    }
}
