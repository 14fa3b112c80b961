package org.sitedatum.cluster;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.cluster.live.LiveSites;
import org.sitedatum.cluster.site.SiteDocument;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.cluster.site.Sites;
import org.sitedatum.cluster.site.StoredSites;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.mqtt.BridgeCounts;
import org.sitedatum.mqtt.BridgeListener;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.IntakeLoad;
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
    /** Revision of a site that is in no store. */
    private static final long UNSTORED = 0;

    private final NodeOptions options;
    private final EpochNanoClock clock;
    private final long epoch;
    private final NodeBroker broker;
    private final LiveSites live;
    private final Optional<StoredSites> stored;
    private final SiteSweeps sweeps;
    private final Map<String, MqttBridge> bridges = new ConcurrentHashMap<>();
    private final Map<String, SiteEngine> engines = new ConcurrentHashMap<>();
    private final NodeFault fault = new NodeFault();
    private final CountDownLatch notYetUp;
    private final AtomicBoolean closing = new AtomicBoolean();

    private SpatialNode(
            NodeOptions options,
            EpochNanoClock clock,
            NodeBroker broker,
            LiveSites live,
            Optional<StoredSites> stored,
            int siteCount) {
        this.options = options;
        this.clock = clock;
        this.epoch = clock.epochNanos() / NANOS_PER_MILLI;
        this.broker = broker;
        this.live = live;
        this.stored = stored;
        this.sweeps = new SiteSweeps(options.name(), broker.address());
        this.notYetUp = new CountDownLatch(siteCount);
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
        Optional<SiteLoad> load = options.store().map(store -> SiteLoad.from(store, options.sites(), options.name()));
        List<StoredSite> sites = load.map(SiteLoad::sites)
                .orElseGet(() -> options.sites().stream()
                        .map(site -> new StoredSite(site, UNSTORED))
                        .toList());
        Optional<StoredSites> stored = load.map(SiteLoad::stored);
        try {
            NodeBroker broker = NodeBroker.start(options.broker());
            SpatialNode node = new SpatialNode(options, clock, broker, live, stored, sites.size());
            sites.forEach(node::serve);
            stored.ifPresent(revisions -> revisions.listen(node.new Revisions()));
            return node;
        } catch (IOException | RuntimeException cannotStart) {
            stored.ifPresent(StoredSites::close);
            throw cannotStart;
        }
    }

    /** On the thread of {@link StoredSites}. */
    private synchronized void onRevision(SiteRevision revision) {
        MqttBridge bridge = bridges.get(revision.site());
        SiteEngine engine = engines.get(revision.site());
        Site site = SiteDocument.siteOf(revision);
        if (closing.get()) {
            LOG.debug("too late for revision {} of {}", revision.number(), site.id());
        } else if (bridge == null || engine == null) {
            serve(new StoredSite(site, revision.number()));
        } else {
            live.site(site).follow(site);
            bridge.execute(() -> {
                engine.reconfigure(site, revision.number());
                bridge.follow(site, revision.number());
                LOG.info("site {} is as of revision {} now", site.id(), revision.number());
            });
        }
    }

    /** On the thread of {@link StoredSites}. */
    private synchronized void end(String site) {
        MqttBridge bridge = bridges.remove(site);
        if (bridge != null && !closing.get()) {
            engines.remove(site);
            bridge.close();
            live.drop(site);
            LOG.info("site {} was removed", site);
            sweeps.begin(site, () -> !bridges.containsKey(site));
        }
    }

    private void serve(StoredSite revision) {
        Site site = revision.site();
        LiveSector sector = live.site(site).serve(site.id());
        CompletableFuture<SiteEngine> engine = new CompletableFuture<>();
        MqttBridge bridge = MqttBridge.start(
                broker.bridgeOf(site.id(), options),
                site,
                revision.revision(),
                options.name(),
                epoch,
                clock,
                publisher -> {
                    engine.complete(new SiteEngine(
                            site,
                            revision.revision(),
                            options.engine(),
                            sector.after(publisher),
                            crash -> fault.stateCrash(site.id(), crash)));
                    return new EngineDesk.Heard(sector, engine.join());
                },
                new SiteConnection(site.id()));
        bridges.put(site.id(), bridge);
        engines.put(site.id(), engine.join());
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
        return bridges.keySet().stream().sorted().toList();
    }

    @Override
    public BridgeCounts counts(String site) {
        return bridge(site).counts();
    }

    @Override
    public IntakeLoad load(String site) {
        return bridge(site).load();
    }

    private MqttBridge bridge(String site) {
        MqttBridge bridge = bridges.get(site);
        if (bridge == null) {
            throw new IllegalArgumentException("this node does not serve site " + site);
        }
        return bridge;
    }

    @Override
    public Optional<Sites> documents() {
        return stored.map(Sites.class::cast);
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
        sweeps.close();
        broker.close();
        live.close();
        stored.ifPresent(StoredSites::close);
    }

    private final class Revisions implements Sites.Listener {
        @Override
        public void onRevision(SiteRevision revision) {
            SpatialNode.this.onRevision(revision);
        }

        @Override
        public void onRemoved(String site, long revision) {
            end(site);
        }
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
