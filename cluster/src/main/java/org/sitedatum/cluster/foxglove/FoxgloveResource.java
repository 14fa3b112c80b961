package org.sitedatum.cluster.foxglove;

import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.cluster.access.Permission;
import org.sitedatum.cluster.http.Call;
import org.sitedatum.cluster.http.OpenSocket;
import org.sitedatum.cluster.http.Refusal;
import org.sitedatum.cluster.http.Routes;
import org.sitedatum.cluster.live.LiveReads;
import org.sitedatum.cluster.live.LiveSite;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.metrics.NodeMetrics;
import org.sitedatum.mqtt.foxglove.ViewerText;
import org.sitedatum.mqtt.session.BrokerAddress;

/**
 * The WebSocket for Foxglove's viewers at {@value #PATH}, for callers who may see the site. Thread-safe.
 */
public final class FoxgloveResource implements AutoCloseable {

    /** Where it is. */
    public static final String PATH = "/api/v1/sites/{site}/foxglove";

    /** How long a viewer may read nothing by default. */
    public static final long USUAL_UNREAD_NANOS = 10_000_000_000L;

    private static final int MOST_VIEWERS = 50;
    private static final long TICK_MILLIS = 1_000;
    private static final Duration FAREWELL = Duration.ofSeconds(5);
    private static final short WRONG_PROTOCOL = 1002;

    private final String node;
    private final BrokerAddress broker;
    private final LiveSites sites;
    private final LiveReads reads;
    private final Vertx vertx;
    private final long unreadNanos;
    private final String session = UUID.randomUUID().toString();
    private final Set<ViewerSession> viewers = ConcurrentHashMap.newKeySet();
    private final Map<String, Served> served = new HashMap<>();
    private final AtomicLong cutOff = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();
    private final long tick;

    private record Served(SiteFeed feed, FixEar ear) {
        void close() {
            feed.close();
            ear.close();
        }
    }

    /**
     * Of a node by its name.
     *
     * @param unreadNanos how long a viewer may read nothing while there is something to read
     */
    public FoxgloveResource(
            String node, BrokerAddress broker, LiveSites sites, LiveReads reads, Vertx vertx, long unreadNanos) {
        this.node = node;
        this.broker = broker;
        this.sites = sites;
        this.reads = reads;
        this.vertx = vertx;
        this.unreadNanos = unreadNanos;
        this.tick = vertx.setPeriodic(TICK_MILLIS, each -> tick());
    }

    /** Adds its route. */
    public void addTo(Routes routes) {
        routes.socket(PATH, Permission.READ_SITE, this::open);
    }

    private void open(Call call, ServerWebSocket socket) {
        Optional<LiveSite> site = site(call);
        if (!isSpoken(socket)) {
            socket.close(WRONG_PROTOCOL, "offer the subprotocol " + ViewerText.SUBPROTOCOL);
        } else if (site.isEmpty()) {
            socket.close(OpenSocket.BROKE_RULES, "there is no such site");
        } else if (viewers.size() >= MOST_VIEWERS) {
            socket.close(OpenSocket.TRY_LATER, "too many viewers; try another node");
        } else {
            OpenSocket open = ViewerSession.socket(socket, vertx)
                    .whileAllowed(call.mayStill())
                    .brokenOff(call::breakOff, FAREWELL)
                    .atMostUnread(Duration.ofNanos(unreadNanos));
            String greeting = ViewerText.serverInfo(
                    "SiteDatum " + node + ", site " + site.get().id(), session);
            viewers.add(ViewerSession.open(open, feed(site.get()), greeting, this::onClosed));
        }
    }

    private static boolean isSpoken(ServerWebSocket socket) {
        String chosen = Optional.ofNullable(socket.subProtocol()).orElse("");
        return chosen.equals(ViewerText.SUBPROTOCOL) || chosen.equals(ViewerText.NEWER_SUBPROTOCOL);
    }

    private Optional<LiveSite> site(Call call) {
        try {
            return sites.find(call.id("site"));
        } catch (Refusal notAnId) {
            return Optional.empty();
        }
    }

    private void onClosed(ViewerSession viewer) {
        viewers.remove(viewer);
        dropped.addAndGet(viewer.dropped());
        if (viewer.wasCutOff()) {
            cutOff.incrementAndGet();
        }
    }

    private synchronized SiteFeed feed(LiveSite site) {
        return served.computeIfAbsent(site.id(), id -> {
                    SiteFeed feed = new SiteFeed(site, reads, sites::nowNanos).open();
                    return new Served(feed, new FixEar(feed, broker, sites::nowNanos));
                })
                .feed();
    }

    /** Follows the documents, and ends what nobody looks at any more. */
    private synchronized void tick() {
        for (Iterator<Served> each = served.values().iterator(); each.hasNext(); ) {
            Served one = each.next();
            if (one.feed.hasViewers()) {
                one.feed.followDocument();
            } else {
                each.remove();
                vertx.executeBlocking(() -> {
                    one.close();
                    return true;
                });
            }
        }
    }

    /** Adds what there is to know of viewers and of those that were too slow. */
    public void addTo(NodeMetrics metrics) {
        metrics.gauge("http.viewers", "open Foxglove viewers", viewers::size);
        metrics.gauge(
                "http.viewers.waiting.bytes",
                "bytes that wait for Foxglove viewers",
                () -> viewers.stream().mapToLong(ViewerSession::waitingBytes).sum());
        metrics.counter(
                "http.viewers.dropped",
                "messages dropped because a Foxglove viewer read too slowly",
                () -> dropped.get()
                        + viewers.stream().mapToLong(ViewerSession::dropped).sum());
        metrics.counter("http.viewers.cut", "Foxglove viewers ended because they were too slow", cutOff::get);
    }

    /** Tells all viewers to connect elsewhere. */
    public void goAway() {
        viewers.forEach(ViewerSession::goAway);
    }

    @Override
    public synchronized void close() {
        vertx.cancelTimer(tick);
        served.values().forEach(Served::close);
        served.clear();
    }
}
