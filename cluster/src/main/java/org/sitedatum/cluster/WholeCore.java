package org.sitedatum.cluster;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.Resettlement;
import org.sitedatum.positioning.sector.SectorEngine;
import org.sitedatum.positioning.sector.SectorMap;
import org.sitedatum.positioning.sector.Tenure;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All of a site in one engine. */
final class WholeCore implements EngineCore {

    private static final Logger LOG = LoggerFactory.getLogger(WholeCore.class);

    private final PositioningEngine positioning;
    private final PacedEngine paced;
    private final SectorSeat seat;
    private final EpochLifts lifts;
    /** Of bodies that came from sectors. */
    private final Map<String, Tenure> tenures = new HashMap<>();
    /** While it sleeps: what a body that comes may need. */
    private final ArrayDeque<Fix> recent = new ArrayDeque<>();

    private SectorMap map;
    private boolean asleep;

    /** An engine that has heard nothing. */
    WholeCore(StoredSite site, SectorSeat seat, EngineOptions options, EngineListener listener, EpochLifts lifts) {
        this.seat = seat;
        this.lifts = lifts;
        this.map = new SectorMap(site.site());
        this.positioning = new PositioningEngine(site.site(), site.revision(), options, listener);
        this.paced = new PacedEngine(positioning);
    }

    @Override
    public void accept(Fix fix) {
        if (!asleep || map.findBody(fix).filter(tenures::containsKey).isPresent()) {
            paced.accept(fix);
        } else {
            paced.passTo(fix.header().receivedNanos());
            remember(fix);
        }
    }

    private void remember(Fix fix) {
        recent.addLast(fix);
        long oldest = fix.header().receivedNanos() - SectorEngine.REMEMBERED_NANOS;
        while (recent.getFirst().header().receivedNanos() < oldest) {
            recent.removeFirst();
        }
    }

    @Override
    public void passTo(long nowNanos) {
        paced.passTo(nowNanos);
    }

    @Override
    public void recall(Fix fix) {
        if (asleep) {
            remember(fix);
        }
    }

    @Override
    public void take(HandOver handOver) {
        String body = handOver.body();
        Tenure known = tenures.get(body);
        boolean isMine = seat.sector().equals(handOver.tenure().sector());
        // it has a body without a tenure from another node's state, which is newer
        boolean hasIt = known == null
                ? positioning.estimateAt(body, paced.timeNanos()).isPresent()
                : known.number() >= handOver.tenure().number();
        if (!isMine || hasIt) {
            return;
        }
        tenures.put(body, handOver.tenure());
        lifts.lift(body, handOver.tenure().epochLift());
        Resettlement.admit(positioning, handOver)
                .ifPresent(refusal -> LOG.warn("{} starts anew: {}", body, refusal.detail()));
        for (Fix fix : new ArrayList<>(recent)) {
            boolean isOfIt = map.findBody(fix).filter(body::equals).isPresent();
            if (isOfIt && positioning.exchange().isNews(fix)) {
                positioning.accept(fix);
            }
        }
    }

    @Override
    public byte[] snapshot() {
        return positioning.snapshot();
    }

    @Override
    public Optional<SnapshotRefusal> resume(byte[] snapshot) {
        return positioning.resume(snapshot);
    }

    @Override
    public void reconfigure(Site site, long revision) {
        map = new SectorMap(site);
        paced.reconfigure(site, revision);
    }

    @Override
    public void setAsleep(boolean sleeps) {
        asleep = sleeps;
        recent.clear();
    }

    @Override
    public void resettle(Site next, long revision, boolean stays) {
        new Resettlement(positioning, seat.sector(), seat::epochOf)
                .release(map, new SectorMap(next), revision, tenures, paced.timeNanos())
                .forEach(seat::post);
    }

    @Override
    public PositioningEngine positioning() {
        return positioning;
    }
}
