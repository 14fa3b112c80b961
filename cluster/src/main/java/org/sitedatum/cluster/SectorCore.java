package org.sitedatum.cluster;

import java.util.Optional;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;
import org.sitedatum.positioning.sector.SectorEngine;
import org.sitedatum.positioning.sector.SectorListener;
import org.sitedatum.positioning.sector.SectorMap;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine of one sector: decides who leaves while its node owns the sector, and lifts the epochs of bodies that have come. */
final class SectorCore implements EngineCore {

    private static final Logger LOG = LoggerFactory.getLogger(SectorCore.class);

    private final SectorEngine engine;
    private final SectorSeat seat;
    private final EpochLifts lifts;
    private SectorMap map;

    /**
     * An engine that has heard nothing.
     *
     * @param seat its place among the sectors of the site
     * @param lifts hears what is added to the epoch in what is said of each body
     */
    SectorCore(StoredSite site, SectorSeat seat, EngineOptions options, EngineListener listener, EpochLifts lifts) {
        this.seat = seat;
        this.lifts = lifts;
        this.map = seat.mapOf(site.site());
        this.engine = new SectorEngine(
                site.site(), map, seat.sector(), site.revision(), options, new Outward(listener), seat::epochOf);
    }

    @Override
    public void accept(Fix fix) {
        engine.setDeciding(seat.mayDecide());
        engine.accept(fix);
    }

    @Override
    public void passTo(long nowNanos) {
        engine.setDeciding(seat.mayDecide());
        engine.passTo(nowNanos);
    }

    @Override
    public void recall(Fix fix) {
        engine.recall(fix);
    }

    @Override
    public void take(HandOver handOver) {
        engine.setDeciding(seat.mayDecide());
        String body = handOver.body();
        if (handOver.tenure().number() > engine.tenureOf(body).number()) {
            lifts.lift(body, handOver.tenure().epochLift());
        }
        engine.take(handOver)
                .ifPresent(refusal -> LOG.warn("{} starts anew in {}: {}", body, seat.sector(), refusal.detail()));
    }

    @Override
    public void hear(NearBody near) {
        engine.hear(near);
    }

    @Override
    public byte[] snapshot() {
        return engine.snapshot();
    }

    @Override
    public Optional<SnapshotRefusal> resume(byte[] snapshot) {
        Optional<SnapshotRefusal> refusal = engine.resume(snapshot);
        engine.tenures().forEach((body, tenure) -> lifts.lift(body, tenure.epochLift()));
        return refusal;
    }

    @Override
    public void reconfigure(Site site, long revision) {
        map = seat.mapOf(site);
        engine.reconfigure(site, map, revision);
    }

    @Override
    public void setAsleep(boolean sleeps) {
        engine.setAsleep(sleeps);
    }

    @Override
    public void resettle(Site next, long revision, boolean stays) {
        engine.resettle(new SectorMap(next), revision, stays);
    }

    @Override
    public PositioningEngine positioning() {
        return engine.engine();
    }

    /** Passes on what the engine says. */
    private final class Outward implements SectorListener {
        private final EngineListener listener;

        private Outward(EngineListener listener) {
            this.listener = listener;
        }

        @Override
        public void onHandOver(HandOver handOver) {
            seat.post(handOver);
        }

        @Override
        public void onNear(NearBody near) {
            seat.post(near);
        }

        @Override
        public void onPose(PoseEstimate pose) {
            listener.onPose(pose);
        }

        @Override
        public void onRejection(FixRejection rejection) {
            listener.onRejection(rejection);
        }

        @Override
        public void onAlignment(
                String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
            listener.onAlignment(frame, stampNanos, siteFromOdom, covariance, revision);
        }

        @Override
        public void onEvent(SiteEvent event) {
            listener.onEvent(event);
        }
    }
}
