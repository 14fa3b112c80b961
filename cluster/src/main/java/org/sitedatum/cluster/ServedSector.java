package org.sitedatum.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.MqttBridgeOptions;
import org.sitedatum.mqtt.StandbyBridge;
import org.sitedatum.mqtt.StandbyListener;
import org.sitedatum.positioning.EngineListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sector on one node: its bridge follows its lease. Steps that wait run on a thread of its own. */
final class ServedSector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServedSector.class);

    /** Of a hand-over's 200 ms, what the former owner may use for each of its two steps. */
    private static final Duration DRAIN = Duration.ofMillis(60);

    /** A node is waited for while another is the heir. */
    private static final int STEPS_AT_ONCE = 2;

    private final String id;
    /** As the engine has it. */
    private final AtomicReference<StoredSite> site;

    private final StandbyBridge bridge;
    private final ResumableEngine engine;
    private final EpochNanoClock clock;
    private final SnapshotMail mail;
    private final LiveSector live;
    private final ExecutorService patient;

    private ServedSector(
            AtomicReference<StoredSite> site,
            StandbyBridge bridge,
            ResumableEngine engine,
            EpochNanoClock clock,
            SnapshotMail mail,
            LiveSector live) {
        this.site = site;
        this.id = site.get().site().id();
        this.live = live;
        this.bridge = bridge;
        this.engine = engine;
        this.clock = clock;
        this.mail = mail;
        this.patient = Executors.newFixedThreadPool(STEPS_AT_ONCE, work -> {
            Thread thread = new Thread(work, "sector-" + id);
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Begins to hear the site's fixes, ready to own.
     *
     * @param node id of this node
     * @param fresh makes an engine of a revision of the site that tells its results to a publisher
     * @param mail sends snapshots to other nodes
     * @param live shows what the engine says
     */
    static ServedSector start(
            MqttBridgeOptions options,
            StoredSite stored,
            String node,
            BiFunction<StoredSite, EngineListener, SiteEngine> fresh,
            EpochNanoClock clock,
            SnapshotMail mail,
            LiveSector live,
            StandbyListener listener) {
        AtomicReference<StoredSite> site = new AtomicReference<>(stored);
        CompletableFuture<ResumableEngine> engine = new CompletableFuture<>();
        StandbyBridge bridge = StandbyBridge.start(
                options,
                stored.site(),
                stored.revision(),
                node,
                clock,
                publisher -> {
                    ResumableEngine resumable =
                            new ResumableEngine(() -> fresh.apply(site.get(), live.after(publisher)));
                    engine.complete(resumable);
                    return new EngineDesk.Heard(live, resumable);
                },
                listener);
        live.open(new EngineDesk(bridge::execute, () -> engine.join().queries()));
        return new ServedSector(site, bridge, engine.join(), clock, mail, live);
    }

    StandbyBridge bridge() {
        return bridge;
    }

    void own(SectorLeases leases, long epoch) {
        LOG.info("owner of {} with epoch {}", id, epoch);
        bridge.own(epoch, () -> leases.mayPublish(id, epoch));
        live.own(epoch, () -> leases.mayPublish(id, epoch));
    }

    void disown(long epoch) {
        LOG.info("no longer the owner of {}, epoch {}", id, epoch);
        live.disown();
        bridge.disown();
        bridge.prepare(epoch);
    }

    /** Has a node that has just come, or come back, go on from the owner's state, whatever it missed. */
    void bringUpToDate(String node) {
        patiently(() -> {
            if (mail.awaitLink(node)) {
                bridge.execute(() -> sendSnapshot(node, false));
            }
        });
    }

    /** Finishes what came in, then gives the state and the sector to its heir. */
    void handOver(SectorLeases leases, long epoch, String heir) {
        LOG.info("handing {} over to {}", id, heir);
        patiently(() -> {
            bridge.drain(DRAIN, () -> sendSnapshot(heir, true));
            leases.release(id, epoch, heir);
        });
    }

    /** A step that may wait. */
    private interface Step {
        void take() throws InterruptedException;
    }

    private void patiently(Step step) {
        try {
            patient.execute(() -> {
                try {
                    step.take();
                } catch (InterruptedException closing) {
                    Thread.currentThread().interrupt();
                }
            });
        } catch (RejectedExecutionException closed) {
            LOG.debug("{} is closed", id);
        }
    }

    /** The revision of the site that the engine has. */
    long revision() {
        return site.get().revision();
    }

    /**
     * Has the engine take another revision of the site, soon, if it is newer.
     *
     * @param whenTaken runs after that in any case
     */
    void follow(StoredSite next, Runnable whenTaken) {
        bridge.execute(() -> {
            if (next.revision() > site.get().revision()) {
                site.set(next);
                engine.reconfigure(next.site(), next.revision());
                bridge.follow(next.site(), next.revision());
                LOG.info("{} is as of revision {} now", id, next.revision());
            }
            whenTaken.run();
        });
    }

    /** Goes on from the owner's state, unless this node owns the sector by now. */
    void resume(SectorSnapshot snapshot) {
        bridge.executeSilently(() -> engine.resume(snapshot.state(), snapshot.takenNanos()), snapshot.isLast());
    }

    private void sendSnapshot(String node, boolean isLast) {
        mail.send(node, new SectorSnapshot(id, isLast, clock.epochNanos(), engine.snapshot()));
    }

    @Override
    public void close() {
        patient.shutdownNow();
        bridge.close();
    }
}
