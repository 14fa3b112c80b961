package org.sitedatum.cluster;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A network namespace of Linux for each node, on a bridge of the test's own; broker and store stay outside. Needs root. */
final class NetworkNamespaces implements Machines {

    private static final String NETWORK = "10.213.7.";
    private static final int OUTSIDE = 254;

    private final List<String> nodes;
    private final String name = "sd" + ProcessHandle.current().pid() % 100_000;

    private NetworkNamespaces(List<String> nodes) {
        this.nodes = nodes;
    }

    static NetworkNamespaces makeOrSkip(List<String> nodes) throws Exception {
        NetworkNamespaces made = new NetworkNamespaces(nodes);
        boolean able = "root".equals(System.getProperty("user.name"))
                && succeeds("tc", "-V")
                && succeeds("ip", "link", "add", made.name, "type", "bridge");
        assumeTrue(able, "network namespaces need root and Debian's iproute2");
        try {
            made.wire();
        } catch (IOException | InterruptedException e) {
            made.close();
            throw e;
        }
        return made;
    }

    private void wire() throws IOException, InterruptedException {
        run("ip", "addr", "add", NETWORK + OUTSIDE + "/24", "dev", name);
        run("ip", "link", "set", name, "up");
        for (String node : nodes) {
            String space = spaceOf(node);
            run("ip", "netns", "add", space);
            run("ip", "link", "add", space, "type", "veth", "peer", "name", "eth0", "netns", space);
            run("ip", "link", "set", space, "master", name, "up");
            run("ip", "-n", space, "addr", "add", hostOf(node) + "/24", "dev", "eth0");
            run("ip", "-n", space, "link", "set", "eth0", "up");
            run("ip", "-n", space, "link", "set", "lo", "up");
        }
    }

    private String spaceOf(String node) {
        return name + nodes.indexOf(node);
    }

    @Override
    public String hostOf(String node) {
        return NETWORK + (1 + nodes.indexOf(node));
    }

    @Override
    public String serverHost() {
        return NETWORK + OUTSIDE;
    }

    @Override
    public List<String> commandPrefix(String node) {
        return List.of("ip", "netns", "exec", spaceOf(node));
    }

    /** Drops, without a word, what comes in to a node, and with {@code both} what it sends too. */
    void cutOff(String node, boolean both) throws IOException, InterruptedException {
        String space = spaceOf(node);
        List<String> dropAll = List.of("root", "tbf", "rate", "8bit", "burst", "1", "latency", "1ms");
        run(with(List.of("tc", "qdisc", "add", "dev", space), dropAll));
        if (both) {
            run(with(List.of("tc", "-n", space, "qdisc", "add", "dev", "eth0"), dropAll));
        }
    }

    void heal(String node) throws IOException, InterruptedException {
        String space = spaceOf(node);
        run("tc", "qdisc", "del", "dev", space, "root");
        succeeds("tc", "-n", space, "qdisc", "del", "dev", "eth0", "root");
    }

    private static String[] with(List<String> one, List<String> other) {
        return Stream.concat(one.stream(), other.stream()).toArray(String[]::new);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (String node : nodes) {
            succeeds("ip", "netns", "del", spaceOf(node));
        }
        succeeds("ip", "link", "del", name);
    }

    private static void run(String... command) throws IOException, InterruptedException {
        if (!succeeds(command)) {
            throw new IOException(String.join(" ", command) + " failed");
        }
    }

    private static boolean succeeds(String... command) throws InterruptedException {
        try {
            List<String> words = new ArrayList<>(List.of(command));
            return new ProcessBuilder(words)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        }
    }
}
