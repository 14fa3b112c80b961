package org.sitedatum.cluster;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.sitedatum.cluster.live.LiveSector;
import org.sitedatum.cluster.ownership.SectorLeases;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.mqtt.EpochNanoClock;
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

/** One sector on one node: its bridge follows its lease. */
final class ServedSector implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ServedSector.class);

    private final SectorKey key;
    private final String id;
    private final SectorSeat seat;
    /** As the engine has it. */
    private final AtomicReference<StoredSite> site;

    private final StandbyBridge bridge;
    private final ResumableEngine engine;
    private final LiveSector live;
    private final StateExchange exchange;

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
            SnapshotMail mail,
            LiveSector live) {
        this.key = key;
        this.id = key.lease();
        this.seat = seat;
        this.site = site;
        this.live = live;
        this.bridge = bridge;
        this.engine = engine;
        this.exchange = new StateExchange(id, intake, bridge, engine, mail, seat);
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
        return new ServedSector(intake, key, seat, site, bridge, engine.join(), mail, live);
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

    /** How its state goes to other nodes and comes from them. */
    StateExchange exchange() {
        return exchange;
    }

    /** What is shown of it. */
    LiveSector live() {
        return live;
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

    @Override
    public void close() {
        exchange.close();
        bridge.close();
    }
}
