package org.sitedatum.cluster;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Clients of several nodes' HTTP API behind one that spreads requests as a load balancer does: to the nodes whose readiness was
 * good when it last looked, on connections that are kept open unless an answer ends them. Nothing is tried twice.
 */
final class HttpClients implements AutoCloseable {

    /** Between two looks at readiness. */
    private static final int LOOK_MILLIS = 250;

    private static final int REQUEST_MILLIS = 10;
    private static final int PATIENCE_MILLIS = 5_000;

    private final Map<String, Integer> ports;
    private final List<String> paths;
    private final Map<String, Boolean> ready = new ConcurrentHashMap<>();
    private final Map<String, Socket> kept = new LinkedHashMap<>();
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledExecutorService requests = Executors.newSingleThreadScheduledExecutor();
    private final List<String> failures = new ArrayList<>();
    private long answered;
    private long turn;
    private long ended;
    private long idleDropped;

    /** Asks these paths in turn, a hundred times a second. */
    HttpClients(Map<String, Integer> ports, List<String> paths) {
        this.ports = new LinkedHashMap<>(ports);
        this.paths = List.copyOf(paths);
        looks.scheduleAtFixedRate(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        requests.scheduleAtFixedRate(this::request, 2L * LOOK_MILLIS, REQUEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        ports.forEach((node, port) -> {
            try (Socket socket = connect(port)) {
                ready.put(node, ask(socket, "/health/ready").status == 200);
            } catch (IOException away) {
                ready.put(node, false);
            }
            if (!ready.getOrDefault(node, false)) {
                drop(node);
            }
        });
    }

    /** A connection to a node that is not ready is not kept: the node may be another process when it is ready again. */
    private synchronized void drop(String node) {
        try (Socket old = kept.remove(node)) {
            idleDropped += old == null ? 0 : 1;
        } catch (IOException gone) {
            idleDropped++;
        }
    }

    /** Connections given up because their node was not ready, before an answer had ended them. */
    synchronized long idleDropped() {
        return idleDropped;
    }

    private synchronized void request() {
        List<String> up = ports.keySet().stream()
                .filter(node -> ready.getOrDefault(node, false))
                .toList();
        String path = paths.get((int) (turn % paths.size()));
        turn++;
        if (up.isEmpty()) {
            failures.add("no node is ready for " + path);
            return;
        }
        String node = up.get((int) (turn % up.size()));
        try {
            Socket socket = kept.get(node);
            if (socket == null) {
                socket = connect(ports.get(node));
                kept.put(node, socket);
            }
            Said said = ask(socket, path);
            if (said.ends) {
                ended++;
                kept.remove(node).close();
            }
            if (said.status != 200) {
                failures.add(node + " says " + said.status + " for " + path);
            }
            answered++;
        } catch (IOException | RuntimeException broken) {
            kept.remove(node);
            failures.add(node + " " + path + ": " + broken);
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket();
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
        return socket;
    }

    private record Said(int status, boolean ends) {}

    private static Said ask(Socket socket, String path) throws IOException {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        InputStream in = new BufferedInputStream(socket.getInputStream());
        int status = Integer.parseInt(line(in).split(" ")[1]);
        int length = 0;
        boolean ends = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String[] parts = header.split(": ", 2);
            if (parts[0].equalsIgnoreCase("content-length")) {
                length = Integer.parseInt(parts[1]);
            } else if (parts[0].equalsIgnoreCase("connection")) {
                ends = parts[1].equalsIgnoreCase("close");
            }
        }
        if (in.readNBytes(length).length < length) {
            throw new EOFException("an answer that is cut off");
        }
        return new Said(status, ends);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("closed without an answer");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    /** From the present on. */
    synchronized void forget() {
        answered = 0;
        ended = 0;
        failures.clear();
    }

    /** Requests that were answered with 200 or otherwise. */
    synchronized long answered() {
        return answered;
    }

    /** Answers that ended their connection. */
    synchronized long ended() {
        return ended;
    }

    /** Requests that were not answered with 200, and what became of each. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws IOException {
        looks.shutdownNow();
        requests.shutdownNow();
        synchronized (this) {
            for (Socket socket : kept.values()) {
                socket.close();
            }
        }
    }
}
