package org.sitedatum.cluster.store;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL server of the test's own on a loopback port, from Debian's package; as user postgres when run by root. */
public final class PostgresServer implements AutoCloseable {

    private final Path binaries;
    private final Path data;
    private final String host;
    private final int port;

    private PostgresServer(Path binaries, Path data, String host, int port) {
        this.host = host;
        this.binaries = binaries;
        this.data = data;
        this.port = port;
    }

    public static PostgresServer startOrSkip(Path folder) throws IOException, InterruptedException {
        return startOrSkip(folder, "127.0.0.1");
    }

    /** As {@link #startOrSkip(Path)}, on another of this machine's addresses, and for who has one of the same /24. */
    public static PostgresServer startOrSkip(Path folder, String host) throws IOException, InterruptedException {
        Optional<Path> binaries = newestBinaries();
        assumeTrue(binaries.isPresent(), "PostgreSQL is not installed (Debian: apt-get install postgresql)");
        PostgresServer server = new PostgresServer(binaries.get(), folder.resolve("pg"), host, freePort());
        Files.createDirectories(server.data);
        if (isRoot()) {
            run(List.of("chmod", "-R", "a+rx", folder.toString()));
            run(List.of("chown", "-R", "postgres", server.data.toString()));
        }
        server.postgres("initdb", "-D", server.data.toString(), "-U", "sitedatum", "-A", "trust", "-N");
        Files.writeString(
                server.data.resolve("pg_hba.conf"), "host all all " + host + "/24 trust\n", StandardOpenOption.APPEND);
        server.start();
        return server;
    }

    private void start() throws IOException, InterruptedException {
        String options = "-p " + port + " -h " + host + " -k " + data + " -F";
        postgres("pg_ctl", "-D", data.toString(), "-w", "-l", data + "/log", "-o", options, "start");
    }

    /** All its processes end without a word, as after a loss of power; what it had flushed is recovered. */
    public void killAndStartAgain() throws IOException, InterruptedException {
        postgres("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
        start();
    }

    public String url(String database) {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        postgres("pg_ctl", "-D", data.toString(), "-m", "immediate", "-w", "stop");
    }

    private void postgres(String program, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("setpriv", "--reuid", "postgres", "--clear-groups"));
        }
        command.add(binaries.resolve(program).toString());
        command.addAll(List.of(arguments));
        run(command);
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("postgres", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(command + " failed: " + Files.readString(output));
        }
        Files.delete(output);
    }

    private static Optional<Path> newestBinaries() throws IOException {
        Path versions = Path.of("/usr/lib/postgresql");
        if (!Files.isDirectory(versions)) {
            return Optional.empty();
        }
        try (Stream<Path> found = Files.list(versions)) {
            return found.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Path::compareTo);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
