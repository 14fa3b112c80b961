package org.sitedatum.samples.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.sitedatum.cluster.config.HttpOptions;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;

/** Several nodes, each a process of its own on this machine, at one broker in this process. */
final class DemoCluster implements DemoService {

    private static final int FIRST_MEMBER_PORT = 7400;
    private static final int PORTS_TRIED = 200;
    private static final long STOP_SECONDS = 10;

    private final EmbeddedBroker broker;
    private final Path folder;
    private final List<String> pages = new ArrayList<>();
    private final Map<String, Process> processes = new ConcurrentHashMap<>();

    private DemoCluster(EmbeddedBroker broker, Path folder) {
        this.broker = broker;
        this.folder = folder;
    }

    /**
     * Starts the broker and the nodes, which come up in the background.
     *
     * @param port of the broker; 0: any free one
     * @throws IOException when a process cannot be started
     */
    static DemoCluster start(int port, int nodes) throws IOException {
        DemoCluster cluster = new DemoCluster(
                EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(port)),
                Files.createTempDirectory("sitedatum-demo"));
        try {
            cluster.launch(nodes);
        } catch (IOException notStarted) {
            cluster.close();
            throw notStarted;
        }
        return cluster;
    }

    private void launch(int nodes) throws IOException {
        String secret = UUID.randomUUID().toString();
        List<String> ids = new ArrayList<>();
        List<String> members = new ArrayList<>();
        int port = FIRST_MEMBER_PORT;
        for (int i = 1; i <= nodes; i++) {
            port = FreePort.find(port, PORTS_TRIED).orElseThrow(() -> new IOException("no free port for a member"));
            ids.add("node-" + i);
            members.add("node-" + i + "=127.0.0.1:" + port);
            port++;
        }
        int pagePort = HttpOptions.USUAL_PORT;
        for (String id : ids) {
            pagePort = FreePort.find(pagePort, PORTS_TRIED)
                    .orElseThrow(() -> new IOException("no free port for the page of a node"));
            pages.add("http://localhost:" + pagePort);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx256m",
                    "-XX:+UseSerialGC",
                    // several engines share the cores of one machine: less compiling, sooner warm
                    "-XX:TieredStopAtLevel=1",
                    "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                    "-cp",
                    System.getProperty("java.class.path"),
                    DemoMember.class.getName(),
                    secret,
                    "mqtt://127.0.0.1:" + port(),
                    folder.resolve(id).toString(),
                    id,
                    Integer.toString(pagePort)));
            pagePort++;
            command.addAll(members);
            processes.put(
                    id,
                    new ProcessBuilder(command)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start());
        }
    }

    /** One on each node; that of a node which was killed is gone with it. */
    @Override
    public String page() {
        return String.join(", ", pages);
    }

    @Override
    public int port() {
        return broker.address().port();
    }

    /** Kills a node's process without a warning (SIGKILL); false when there is none of that name. */
    boolean kill(String id) {
        Process process = processes.remove(id);
        if (process == null) {
            return false;
        }
        process.destroyForcibly();
        return true;
    }

    @Override
    public void onFault(Consumer<String> listener) {
        processes.forEach((id, process) -> process.onExit().thenAccept(ended -> {
            if (processes.containsKey(id)) {
                listener.accept(id + " ended with exit code " + ended.exitValue());
            }
        }));
    }

    @Override
    public void close() {
        List<Process> running = new ArrayList<>(processes.values());
        processes.clear();
        running.forEach(Process::destroy);
        try {
            for (Process process : running) {
                if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException e) {
            running.forEach(Process::destroyForcibly);
            Thread.currentThread().interrupt();
        }
        broker.close();
        removeFolder();
    }

    private void removeFolder() {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException leftInTheTemporaryFolder) {
            folder.toFile().deleteOnExit();
        }
    }
}
