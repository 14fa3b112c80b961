package org.sitedatum.cluster;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.LastWords;
import org.sitedatum.mqtt.MqttBridgeOptions;
import org.sitedatum.mqtt.SiteIntake;
import org.sitedatum.mqtt.StandbyBridge;
import org.sitedatum.mqtt.StandbyListener;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;
import org.sitedatum.positioning.sector.SectorEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One sector on one node: its bridge follows its lease. Steps that wait run on a thread of its own. */
final class ServedSector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServedSector.class);

    /** For the heir to go on from the state, while this node goes on too: a large state takes a cold heir half a second. */
    private static final Duration WARM_UP = Duration.ofMillis(1_500);

    /** Of a hand-over's 200 ms, what the former owner may use for each of its two steps. */
    private static final Duration DRAIN = Duration.ofMillis(60);

    /** Five seconds for a connection to the broker. */
    private static final int CONNECTION_TRIES = 250;

    private static final long BETWEEN_TRIES_MILLIS = 20;
    /** Without an answer there is no owner, or none that knows the question. */
    private static final int ASK_TRIES = 3;

    private static final long BETWEEN_ASKS_MILLIS = 500;

    /** A node is waited for while another is the heir. */
    private static final int STEPS_AT_ONCE = 2;

    private final SectorKey key;
    private final String id;
    private final SectorSeat seat;
    /** As the engine has it. */
    private final AtomicReference<StoredSite> site;

    private final SiteIntake intake;
    private final StandbyBridge bridge;
    private final ResumableEngine engine;
    private final EpochNanoClock clock;
    private final SnapshotMail mail;
    private final LiveSector live;
    private final ExecutorService patient;
    private volatile boolean hasState;
    /** Heirs that have been sent the state and have not answered yet. */
    private final Map<String, CountDownLatch> resumed = new ConcurrentHashMap<>();

    /** Makes an engine of a revision of the site that tells its results to a listener. */
    interface Maker {
        SiteEngine make(StoredSite revision, EngineListener listener, EpochLifts lifts);
    }

    private ServedSector(
            SiteIntake intake,
            SectorKey key,
            SectorSeat seat,
            AtomicReference<StoredSite> site,
            StandbyBridge bridge,
            ResumableEngine engine,
            EpochNanoClock clock,
            SnapshotMail mail,
            LiveSector live) {
        this.intake = intake;
        this.key = key;
        this.id = key.lease();
        this.seat = seat;
        this.site = site;
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
     * @param intake of the site on this node
     * @param seat its place among the sectors of the site
     * @param node id of this node
     * @param mail sends snapshots to other nodes
     * @param live shows what the engine says
     */
    static ServedSector start(
            SiteIntake intake,
            MqttBridgeOptions options,
            SectorKey key,
            SectorSeat seat,
            StoredSite stored,
            String node,
            Maker fresh,
            SnapshotMail mail,
            LiveSector live,
            StandbyListener listener) {
        EpochNanoClock clock = intake.clock();
        AtomicReference<StoredSite> site = new AtomicReference<>(stored);
        CompletableFuture<ResumableEngine> engine = new CompletableFuture<>();
        StandbyBridge bridge = StandbyBridge.start(
                intake,
                options,
                stored.site(),
                stored.revision(),
                node,
                clock,
                publisher -> {
                    live.liftBy(publisher.lifts());
                    ResumableEngine resumable = new ResumableEngine(() ->
                            fresh.make(Objects.requireNonNull(site.get()), live.after(publisher), publisher.lifts()));
                    engine.complete(resumable);
                    return new EngineDesk.Heard(live, resumable);
                },
                listener);
        live.open(new EngineDesk(bridge::execute, () -> engine.join().queries()));
        return new ServedSector(intake, key, seat, site, bridge, engine.join(), clock, mail, live);
    }

    StandbyBridge bridge() {
        return bridge;
    }

    void own(SectorLeases leases, long epoch) {
        LOG.info("owner of {} with epoch {}", id, epoch);
        bridge.own(epoch, () -> leases.mayPublish(id, epoch));
        live.own(epoch, () -> leases.mayPublish(id, epoch));
        seat.decide(() -> leases.mayPublish(id, epoch));
    }

    void disown(long epoch) {
        LOG.info("no longer the owner of {}, epoch {}", id, epoch);
        seat.follow();
        live.disown();
        bridge.disown();
        bridge.prepare(epoch);
    }

    /** What is shown of it. */
    LiveSector live() {
        return live;
    }

    /** Asks the owner, whichever node that is, for its state, as soon as the fixes that follow it come in. */
    void askForState(List<String> others) {
        patiently(() -> {
            for (int tries = 0; tries < CONNECTION_TRIES && !intake.isReady(); tries++) {
                TimeUnit.MILLISECONDS.sleep(BETWEEN_TRIES_MILLIS);
            }
            hasState = false;
            for (int tries = 0; tries < ASK_TRIES && !hasState; tries++) {
                others.forEach(node -> mail.send(node, SectorWord.wanted(id)));
                TimeUnit.MILLISECONDS.sleep(BETWEEN_ASKS_MILLIS);
            }
        });
    }

    /** Has a node that has just come, or come back, go on from the owner's state, whatever it missed. */
    void bringUpToDate(String node) {
        patiently(() -> {
            if (mail.awaitLink(node)) {
                bridge.execute(() -> sendSnapshot(node, false));
            }
        });
    }

    /**
     * Gives its heir the state while this node goes on speaking; once the heir goes on from it, finishes what came in, tells
     * the heir what was said last and gives the sector to it. An heir that does not answer is given the state at the end.
     */
    void handOver(SectorLeases leases, long epoch, String heir) {
        LOG.info("handing {} over to {}", id, heir);
        patiently(() -> {
            boolean isWarm = warm(heir);
            bridge.drain(DRAIN, words -> {
                seat.follow();
                if (isWarm) {
                    mail.send(heir, SectorWord.last(id, words));
                } else {
                    sendSnapshot(heir, true);
                }
            });
            leases.release(id, epoch, heir);
        });
    }

    /** Whether the heir goes on from this node's state, soon. */
    private boolean warm(String heir) throws InterruptedException {
        CountDownLatch answer = new CountDownLatch(1);
        resumed.put(heir, answer);
        bridge.execute(() -> sendSnapshot(heir, false));
        boolean isWarm = answer.await(WARM_UP.toMillis(), TimeUnit.MILLISECONDS);
        resumed.remove(heir, answer);
        if (!isWarm) {
            LOG.warn("{} has not taken the state of {} within {} ms", heir, id, WARM_UP.toMillis());
        }
        return isWarm;
    }

    /** Hears another node about a hand-over. */
    void hear(String from, SectorWord word) {
        if (word.kind() == SectorWord.Kind.LAST) {
            bridge.hear(word.words());
        } else {
            Optional.ofNullable(resumed.get(from)).ifPresent(CountDownLatch::countDown);
        }
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

    private StoredSite served() {
        return Objects.requireNonNull(site.get());
    }

    /** The revision of the site that the engine has. */
    long revision() {
        return served().revision();
    }

    /**
     * Has the engine take another revision of the site, soon, if it is newer.
     *
     * @param whenTaken runs after that in any case
     */
    void follow(StoredSite next, Runnable whenTaken) {
        bridge.execute(() -> {
            if (next.revision() > served().revision()) {
                site.set(next);
                engine.reconfigure(next.site(), next.revision());
                bridge.follow(next.site(), next.revision());
                LOG.info("{} is as of revision {} now", id, next.revision());
            }
            whenTaken.run();
        });
    }

    /** While it sleeps, it takes only bodies that were handed to it: another division of the site still holds. */
    void setAsleep(boolean sleeps) {
        bridge.execute(() -> engine.setAsleep(sleeps));
        bridge.tellForSite(!sleeps);
    }

    /**
     * Goes over to another division of the site, soon.
     *
     * @param stays whether the sector is part of that
     * @param gives whether this node gives the bodies to the sectors that they are in; else it hears of that
     * @param whenDone runs after that
     */
    void divide(StoredSite next, boolean stays, boolean gives, Runnable whenDone) {
        bridge.execute(() -> {
            seat.divide(next.site());
            if (gives) {
                engine.resettle(next.site(), next.revision(), stays);
            }
            if (stays) {
                site.set(next);
                engine.reconfigure(next.site(), next.revision());
                bridge.follow(next.site(), next.revision());
            }
            whenDone.run();
        });
    }

    /** What it is. */
    SectorKey key() {
        return key;
    }

    /** Hears that a body has gone from one sector of the site to another. */
    void take(HandOver handOver) {
        bridge.execute(() -> {
            engine.take(handOver);
            if (!handOver.tenure().sector().equals(seat.sector())) {
                live.forget(handOver.body());
            }
        });
    }

    /** Hears where a body of another sector is that is near this one. */
    void hear(NearBody near) {
        bridge.execute(() -> engine.hear(near));
    }

    /** The revision of the site that an owner's state was taken with. */
    OptionalLong revisionOf(SectorSnapshot snapshot) {
        return key.sector().isPresent()
                ? SectorEngine.revisionOf(snapshot.state())
                : PositioningEngine.revisionOf(snapshot.state());
    }

    /** Goes on from the owner's state, unless this node owns the sector by now. */
    void resume(String owner, SectorSnapshot snapshot) {
        bridge.executeSilently(() -> {
            engine.resume(snapshot.state(), snapshot.takenNanos());
            hasState = true;
            mail.send(owner, SectorWord.resumed(id));
        });
        if (snapshot.isLast()) {
            bridge.hear(LastWords.NONE);
        }
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
