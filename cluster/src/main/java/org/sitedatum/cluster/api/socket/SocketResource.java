package org.sitedatum.cluster.api.socket;

import io.vertx.core.http.ServerWebSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.headset.ContentAnchorDesk;
import org.sitedatum.cluster.headset.DeviceFixes;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.metrics.NodeMetrics;

/** The WebSocket at {@code /api/v1/socket}. Thread-safe. */
public final class SocketResource {

    /** Where it is. */
    public static final String PATH = "/api/v1/socket";

    private static final int MOST_SESSIONS = 1_000;
    private static final short TRY_LATER = 1013;

    private final String node;
    private final LiveSites sites;
    private final LiveReads reads;
    private final DeviceFixes devices;
    private final ContentAnchorDesk anchors;
    private final SocketLimits limits;
    private final AtomicLong cutOff = new AtomicLong();
    private final Set<SocketSession> sessions = ConcurrentHashMap.newKeySet();

    /** Of a node by its name. */
    public SocketResource(
            String node, LiveSites sites, LiveReads reads, DeviceFixes devices, ContentAnchorDesk anchors) {
        this(node, sites, reads, devices, anchors, SocketLimits.USUAL);
    }

    SocketResource(
            String node,
            LiveSites sites,
            LiveReads reads,
            DeviceFixes devices,
            ContentAnchorDesk anchors,
            SocketLimits limits) {
        this.limits = limits;
        this.node = node;
        this.sites = sites;
        this.reads = reads;
        this.devices = devices;
        this.anchors = anchors;
    }

    /** Adds its route. */
    public void addTo(Routes routes) {
        routes.socket(PATH, Permission.READ_LIVE, this::open);
    }

    private void open(Call call, ServerWebSocket socket) {
        if (sessions.size() >= MOST_SESSIONS) {
            socket.close(TRY_LATER, "too many open sockets; try another node");
            return;
        }
        SocketSession session =
                new SocketSession(socket, call, sites, reads, devices, anchors, limits, cutOff::incrementAndGet);
        sessions.add(session);
        session.open(node, () -> sessions.remove(session));
    }

    /** Adds what there is to know of open sockets and of those that were too slow. */
    public void addTo(NodeMetrics metrics) {
        metrics.gauge("http.sockets", "open WebSockets", this::open);
        metrics.gauge("http.sockets.slow", "open WebSockets whose client takes less than there is to send", this::slow);
        metrics.gauge("http.sockets.waiting", "poses and events that wait for clients", this::waiting);
        metrics.counter("http.sockets.cut", "WebSockets ended because their client was too slow", cutOff::get);
    }

    int open() {
        return sessions.size();
    }

    long slow() {
        return sessions.stream().filter(SocketSession::isSlow).count();
    }

    int waiting() {
        return sessions.stream().mapToInt(SocketSession::waiting).sum();
    }

    long cutOff() {
        return cutOff.get();
    }

    /** Tells all clients to connect elsewhere. */
    public void goAway() {
        sessions.forEach(SocketSession::goAway);
    }
}
