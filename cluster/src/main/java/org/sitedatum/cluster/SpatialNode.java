package org.sitedatum.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.mqtt.BridgeCounts;
import org.sitedatum.mqtt.BridgeListener;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.MqttBridge;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node: a broker of its own or one elsewhere, and for each site a bridge and an engine.
 *
 * <pre>
 * broker ── sitedatum/{site}/fix/+ ──► MqttBridge ──► one at a time: SiteEngine ──► PositioningEngine
 *        ◄── pose, last, frames, frame, rejected, status ── MqttBridge ◄── poses, refusals, alignments
 * </pre>
 *
 * <p>The epoch of its ownership is the millisecond it started at, so that a restarted node outranks its predecessor. The
 * client ids at the broker are fixed per site: a second node that serves the same site takes over, and this one ends with a
 * fault. Thread-safe.
 */
public final class SpatialNode implements Node {

    private static final Logger LOG = LoggerFactory.getLogger(SpatialNode.class);
    private static final long NANOS_PER_MILLI = 1_000_000L;

    private final NodeOptions options;
    private final EpochNanoClock clock;
    private final long epoch;
    private final NodeBroker broker;
    private final LiveSites live;
    private final Map<String, MqttBridge> bridges = new LinkedHashMap<>();
    private final NodeFault fault = new NodeFault();
    private final CountDownLatch notYetUp;
    private final AtomicBoolean closing = new AtomicBoolean();

    private SpatialNode(NodeOptions options, EpochNanoClock clock, NodeBroker broker, LiveSites live) {
        this.options = options;
        this.clock = clock;
        this.epoch = clock.epochNanos() / NANOS_PER_MILLI;
        this.broker = broker;
        this.live = live;
        this.notYetUp = new CountDownLatch(options.sites().size());
    }

    /**
     * Starts the broker when it is the node's own, then every site. Connections to the broker come up in the background.
     *
     * @param clock stamps what is received and paces the engines
     * @throws IOException when the embedded broker cannot be started
     */
    public static SpatialNode start(NodeOptions options, EpochNanoClock clock) throws IOException {
        return start(options, clock, new LiveSites(clock));
    }

    /**
     * The same, shown to those who look.
     *
     * @param live closed with the node
     */
    public static SpatialNode start(NodeOptions options, EpochNanoClock clock, LiveSites live) throws IOException {
        SpatialNode node = new SpatialNode(options, clock, NodeBroker.start(options.broker()), live);
        options.sites().forEach(node::serve);
        return node;
    }

    private void serve(Site site) {
        LiveSector sector = live.site(site).serve(site.id());
        CompletableFuture<SiteEngine> engine = new CompletableFuture<>();
        MqttBridge bridge = MqttBridge.start(
                broker.bridgeOf(site.id(), options),
                site,
                options.name(),
                epoch,
                clock,
                publisher -> {
                    engine.complete(new SiteEngine(
                            site,
                            options.engine(),
                            sector.after(publisher),
                            crash -> fault.stateCrash(site.id(), crash)));
                    return new EngineDesk.Heard(sector, engine.join());
                },
                new SiteConnection(site.id()));
        bridges.put(site.id(), bridge);
        sector.open(new EngineDesk(bridge::execute, engine::join));
        sector.own(epoch, () -> !closing.get());
    }

    @Override
    public boolean awaitUp(Duration atMost) throws InterruptedException {
        return notYetUp.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletionStage<String> fault() {
        return fault.stage();
    }

    @Override
    public BrokerAddress broker() {
        return broker.address();
    }

    @Override
    public List<String> sites() {
        return List.copyOf(bridges.keySet());
    }

    @Override
    public BridgeCounts counts(String site) {
        MqttBridge bridge = bridges.get(site);
        if (bridge == null) {
            throw new IllegalArgumentException("this node does not serve site " + site);
        }
        return bridge.counts();
    }

    @Override
    public List<String> obstacles() {
        return bridges.entrySet().stream()
                .filter(bridge -> !bridge.getValue().isUp())
                .map(bridge -> "site " + bridge.getKey() + " is not connected to the broker")
                .toList();
    }

    /** Lets every engine finish what was received, says offline, disconnects, and stops an own broker. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        bridges.values().forEach(MqttBridge::close);
        broker.close();
        live.close();
    }

    private final class SiteConnection implements BridgeListener {

        private final String site;
        private boolean wasUp;

        private SiteConnection(String site) {
            this.site = site;
        }

        @Override
        public synchronized void onUp() {
            LOG.info("site {} is connected to {}", site, broker.address());
            if (!wasUp) {
                wasUp = true;
                notYetUp.countDown();
            }
        }

        @Override
        public void onDown() {
            if (!closing.get()) {
                LOG.warn("site {} lost its connection to {}", site, broker.address());
            }
        }

        @Override
        public void onTakenOver() {
            fault.state("another node took over site " + site);
        }
    }
}
