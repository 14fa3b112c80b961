package org.sitedatum.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.sitedatum.cluster.store.PostgresServer;
import org.sitedatum.cluster.store.StoreAddress;

/** Three nodes as processes with one Mosquitto and one PostgreSQL, watched by one that subscribes to the poses. */
final class NodeProcesses implements AutoCloseable {

    static final List<String> IDS = List.of("n1", "n2", "n3");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Path folder;
    private final Machines machines;
    private final Map<String, Process> processes = new LinkedHashMap<>();
    private final Map<String, Integer> httpPorts = new LinkedHashMap<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private MosquittoServer broker;
    private PostgresServer store;
    private PoseWatch watch;

    NodeProcesses(Path folder, Machines machines) {
        this.folder = folder;
        this.machines = machines;
        open.add(machines);
    }

    /** Starts all with the small site and waits until the sector has come to the node that is entitled to it. */
    void startAll() throws Exception {
        startAll(SyntheticRecording.siteJson());
    }

    /** The same with another site document, which has the id and the phone of the small one. */
    void startAll(String siteJson) throws Exception {
        startAll(siteJson, 0);
    }

    /** The same with so many sites more that nobody sends anything for. */
    void startAll(String siteJson, int idleSites) throws Exception {
        broker = MosquittoServer.startOrSkip(folder, machines.serverHost());
        open.add(broker);
        store = PostgresServer.startOrSkip(folder, machines.serverHost());
        open.add(store);
        Files.writeString(folder.resolve("site.json"), siteJson);
        List<String> sites = new ArrayList<>(List.of("\"site.json\""));
        for (int i = 0; i < idleSites; i++) {
            String document = SyntheticRecording.siteJson().replace("\"lab\"", "\"idle-" + i + "\"");
            Files.writeString(folder.resolve("idle-" + i + ".json"), document);
            sites.add("\"idle-" + i + ".json\"");
        }
        List<String> members = new ArrayList<>();
        for (String id : IDS) {
            members.add('"' + id + "=" + machines.hostOf(id) + ":" + MosquittoServer.freePort() + '"');
        }
        for (String id : IDS) {
            Files.writeString(folder.resolve(id + ".json"), """
                    {"name": "%s", "sites": %s, "broker": {"url": "%s"}, "http": {"port": %d, "login": "none"},
                     "cluster": {"node": "%s", "members": %s, "secret": "a secret of the members",
                                 "dataFolder": "%s", "storeUrl": "%s"}}
                    """.formatted(
                    id, sites, broker.address(), httpPort(id), id, members, "data-" + id, store.url("postgres")));
            launch(id);
        }
        watch = new PoseWatch(broker.address());
        open.add(watch);
        await().atMost(PATIENCE).until(() -> watch.accepted() > 0);
        watch.awaitSteady(Duration.ofSeconds(7));
        watch.forgetGaps();
    }

    /** Where each node answers HTTP. */
    Map<String, Integer> httpPorts() {
        return Map.copyOf(httpPorts);
    }

    /** Where a node answers HTTP. */
    int httpPort(String id) throws IOException {
        Integer port = httpPorts.get(id);
        if (port == null) {
            port = MosquittoServer.freePort();
            httpPorts.put(id, port);
        }
        return port;
    }

    MosquittoServer broker() {
        return broker;
    }

    /** Where the site documents lie. */
    StoreAddress store() {
        return new StoreAddress(store.url("postgres"), "sitedatum", "");
    }

    /** The configuration of a node. */
    Path config(String id) {
        return folder.resolve(id + ".json");
    }

    PoseWatch watch() {
        return watch;
    }

    /** Who said last that it is online. */
    String owner() {
        List<String> online = watch.statuses().stream()
                .filter(status -> status.startsWith("online"))
                .toList();
        return online.get(online.size() - 1).split(" ")[1];
    }

    Process process(String id) {
        return processes.get(id);
    }

    void signal(String name, String id) throws IOException, InterruptedException {
        String pid = Long.toString(processes.get(id).pid());
        assertThat(new ProcessBuilder("kill", "-" + name, pid).start().waitFor())
                .isZero();
    }

    void kill(String id) throws InterruptedException {
        processes.get(id).destroyForcibly().waitFor();
    }

    /** Asks a node to stop and waits until it has, without a fault. */
    void stop(String id) throws InterruptedException {
        processes.get(id).destroy();
        assertThat(processes.get(id).waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(processes.get(id).exitValue()).isZero();
    }

    void launch(String id) throws IOException {
        processes.put(id, start(id, "serve", "--config", config(id).toString()));
    }

    /** What a command of the program said, and how it ended. */
    record Said(String text, int exitCode) {}

    /** Runs a command of the program to its end. */
    Said run(String... words) throws IOException, InterruptedException {
        Path log = folder.resolve("command.log");
        Files.deleteIfExists(log);
        int exitCode = start("command", words).waitFor();
        return new Said(Files.readString(log), exitCode);
    }

    private Process start(String id, String... words) throws IOException {
        List<String> command = new ArrayList<>(machines.commandPrefix(id));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.concurrent.ForkJoinPool.common.parallelism=2",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sitedatum.cluster.cli.SiteDatum"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(id + ".log").toFile()))
                .start();
    }

    /** Prints what was measured and holds it to what is promised. */
    void report(String fault, long gapMillis, long mostMillis) {
        System.out.printf(
                "%s: gap %d ms (at most %d), %d poses accepted, %d of a past epoch refused, %d twice or out of order%n",
                fault,
                gapMillis,
                mostMillis,
                watch.accepted(),
                watch.refused(),
                watch.faults().size());
        assertThat(gapMillis).isLessThanOrEqualTo(mostMillis);
        assertThat(watch.faults()).isEmpty();
    }

    @Override
    public void close() throws Exception {
        for (Process process : processes.values()) {
            process.destroyForcibly().waitFor();
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }
}
