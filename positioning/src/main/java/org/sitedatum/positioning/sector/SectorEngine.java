package org.sitedatum.positioning.sector;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.integrity.EngineHealth;
import org.sitedatum.positioning.replay.PacedEngine;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.SnapshotEnvelope;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.snapshot.StateWriter;

/**
 * The engine of one sector among several of a site. It hears every fix of the site and takes those about bodies it holds and
 * of sensors in its sector; a body that has crossed into another sector it hands over, and it takes those handed to it.
 *
 * <p>The engines of all sectors that hear the same fixes, each in any order inside the reordering window, and each other's
 * hand-overs within {@link #REMEMBERED_NANOS}, together say what one engine of the whole site would, except what comes late
 * just as a body crosses. One thread owns it.
 */
public final class SectorEngine {

    /** Fixes and hand-overs of this long are remembered, ns: longer than a failover and the way between two nodes. */
    public static final long REMEMBERED_NANOS = 2_000_000_000L;

    /** A hand-over is repeated until it is heard; after this long its state is lost, ns. */
    private static final long AWAIT_NANOS = 500_000_000L;
    /** Of a body without an identity a height is measured when it is known better than this, m: a third of a storey. */
    private static final double MEASURED_HEIGHT = 0.8;

    private final String sector;
    private final SectorListener listener;
    private final ToLongFunction<String> epochs;
    private final PositioningEngine engine;
    private final PacedEngine paced;
    private final Homes homes;
    private final SharedScans shared;
    private final RecentWords recent = new RecentWords();
    /** Bodies known to be handed to this sector, and since when their state is waited for. */
    private final Map<String, Long> awaited = new HashMap<>();

    private final Map<String, String> leaving = new LinkedHashMap<>();
    private SectorMap map;
    private Crossings crossings;
    private boolean deciding;
    private boolean asleep;

    /**
     * An engine that has heard nothing, and only follows.
     *
     * @param map of the same site
     * @param revision of the site, in every pose
     * @param sector id of its sector
     * @param epochs the ownership epoch of a sector by id; 0 while it has no known owner: no body goes there then
     */
    public SectorEngine(
            Site site,
            SectorMap map,
            String sector,
            long revision,
            EngineOptions options,
            SectorListener listener,
            ToLongFunction<String> epochs) {
        this.map = map;
        this.sector = sector;
        this.listener = listener;
        this.epochs = epochs;
        this.homes = new Homes(map);
        this.shared = new SharedScans(sector, site, map);
        this.crossings = new Crossings(sector, map.plan());
        this.engine = new PositioningEngine(site, revision, options, new Voice(), map.indexOf(sector));
        this.paced = new PacedEngine(engine);
    }

    /** Whether this engine decides who leaves: only one of a sector may at a time. Those that follow are told. */
    public void setDeciding(boolean decides) {
        deciding = decides;
    }

    /** While it sleeps, an engine takes only bodies that were handed to it: another division of the site still holds. */
    public void setAsleep(boolean sleeps) {
        asleep = sleeps;
    }

    /**
     * Gives every body that it holds to the sector that it is in when the site is divided otherwise; the listener hears of
     * each. To be followed by {@link #reconfigure} where the sector is part of that division.
     *
     * @param next the other division
     * @param revision of the site that divides it so
     * @param stays whether this sector is part of it and keeps its bodies
     */
    public void resettle(SectorMap next, long revision, boolean stays) {
        if (recent.nowNanos() == Long.MIN_VALUE) {
            return;
        }
        Resettlement resettlement = new Resettlement(engine, sector, epochs);
        for (HandOver handOver :
                resettlement.release(map, next, revision, homes.ofAll(map.bodies()), recent.nowNanos())) {
            String body = handOver.body();
            homes.learn(body, handOver.tenure());
            crossings.forget(body);
            leaving.remove(body);
            if (!handOver.tenure().sector().equals(sector)) {
                shared.give(body, handOver.tenure().sector());
            }
            if (stays && handOver.tenure().sector().equals(sector)) {
                engine.exchange().admit(handOver.state());
            }
            recent.give(handOver);
            listener.onHandOver(handOver);
        }
    }

    /** Hears a fix of the site; the listener hears what came of it before this returns, if it is this sector's. */
    public void accept(Fix fix) {
        recent.hear(fix);
        paced.passTo(fix.header().receivedNanos());
        partOf(fix).ifPresentOrElse(engine::accept, () -> engine.noteElsewhere(fix));
        letGo();
    }

    /** Lets time pass without a fix; ns since the Unix epoch. */
    public void passTo(long timeNanos) {
        paced.passTo(timeNanos);
        letGo();
    }

    /** What of a fix is for this engine. */
    private Optional<Fix> partOf(Fix fix) {
        if (SharedScans.isOne(fix) && !asleep) {
            return shared.partOf(fix);
        }
        return isMine(fix) ? Optional.of(fix) : Optional.empty();
    }

    private boolean isMine(Fix fix) {
        Optional<String> body = map.findBody(fix);
        if (asleep && body.filter(homes.known()::containsKey).isEmpty()) {
            return false;
        }
        String owner = body.isPresent() ? homes.of(body.get()).sector() : map.sectorOfSensor(fix);
        return owner.equals(sector) && !(body.isPresent() && isAwaited(body.get()));
    }

    /** True while the state of a body is still to come that is known to be handed to this sector. */
    private boolean isAwaited(String body) {
        Long since = awaited.get(body);
        if (since == null) {
            return false;
        }
        boolean comes = recent.nowNanos() - since < AWAIT_NANOS;
        if (!comes) {
            awaited.remove(body);
        }
        return comes;
    }

    private void letGo() {
        if (leaving.isEmpty()) {
            return;
        }
        Map<String, String> going = new LinkedHashMap<>(leaving);
        leaving.clear();
        going.forEach((body, to) -> {
            if (deciding && epochs.applyAsLong(to) > 0) {
                handOver(body, to);
            }
        });
    }

    private void handOver(String body, String to) {
        engine.exchange().release(body).ifPresent(state -> {
            Tenure next = homes.of(body).next(to, epochs.applyAsLong(sector), epochs.applyAsLong(to));
            homes.learn(body, next);
            crossings.forget(body);
            shared.give(body, to);
            HandOver handOver = new HandOver(body, sector, next, state);
            recent.give(handOver);
            listener.onHandOver(handOver);
        });
    }

    /**
     * Hears of a hand-over between any two sectors: takes the body when it is for this one, with the fixes of it that came
     * meanwhile, and forgets it when it is for another.
     *
     * @return why the state of the body could not be used; it starts anew then
     */
    public Optional<SnapshotRefusal> take(HandOver handOver) {
        String body = handOver.body();
        boolean isAwaited = homes.of(body).number() == handOver.tenure().number() && awaited.containsKey(body);
        if (!isAwaited && !homes.learn(body, handOver.tenure())) {
            return Optional.empty();
        }
        forget(body);
        shared.give(body, handOver.tenure().sector());
        if (!handOver.tenure().sector().equals(sector)) {
            return Optional.empty();
        }
        shared.take(body);
        Optional<SnapshotRefusal> refusal = engine.exchange().admit(handOver.state());
        crossings.welcome(body);
        for (Fix fix : recent.fixes()) {
            if (map.findBody(fix).filter(body::equals).isPresent()
                    && engine.exchange().isNews(fix)) {
                engine.accept(fix);
            }
        }
        letGo();
        return refusal;
    }

    /** Hears where a body of another sector is that is near this one. */
    public void hear(NearBody near) {
        shared.hear(near);
    }

    /**
     * Hears whose a body is, without its state: forgets it when it is another sector's; waits for its state, for half a
     * second, when it is this one's.
     */
    public void learn(String body, Tenure tenure) {
        if (homes.learn(body, tenure)) {
            forget(body);
            if (tenure.sector().equals(sector)) {
                awaited.put(body, recent.nowNanos());
            }
        }
    }

    private void forget(String body) {
        engine.exchange().release(body);
        crossings.forget(body);
        leaving.remove(body);
        awaited.remove(body);
    }

    /** Whose a body is, as far as this engine knows. */
    public Tenure tenureOf(String body) {
        return homes.of(body);
    }

    /** The bodies that were handed over at any time, and whose they are. */
    public Map<String, Tenure> tenures() {
        return Map.copyOf(homes.known());
    }

    /** The hand-overs of the last {@link #REMEMBERED_NANOS}, for an engine that may have missed them. */
    public List<HandOver> given() {
        return recent.given();
    }

    /** All that the engine knows, for another of the same sector to go on with. */
    public byte[] snapshot() {
        StateWriter out = new StateWriter(64);
        homes.write(out);
        byte[] tenures = SnapshotEnvelope.seal(out);
        return new SectorState(tenures, engine.snapshot()).encode();
    }

    /** Goes on where another engine of the sector was, before any fix is heard; why it did not, and then nothing changed. */
    public Optional<SnapshotRefusal> resume(byte[] snapshot) {
        try {
            SectorState state = SectorState.decode(snapshot);
            Map<String, Tenure> known = Homes.read(SnapshotEnvelope.open(state.tenures()));
            Optional<SnapshotRefusal> refusal = engine.resume(state.engine());
            if (refusal.isEmpty()) {
                known.forEach(homes::learn);
                dropOthers();
            }
            return refusal;
        } catch (SnapshotRefusedException refused) {
            return Optional.of(refused.refusal());
        }
    }

    private void dropOthers() {
        homes.known().forEach((body, tenure) -> {
            if (!tenure.sector().equals(sector)) {
                engine.exchange().release(body);
            }
        });
    }

    /** Remembers a fix that was heard before, without taking it: a body that comes may need it. */
    public void recall(Fix fix) {
        recent.hear(fix);
    }

    /**
     * Goes on with another revision of the site, if it is newer.
     *
     * @param next its map, with the same sectors
     */
    public void reconfigure(Site site, SectorMap next, long revision) {
        paced.reconfigure(site, revision);
        map = next;
        crossings = new Crossings(sector, map.plan());
        homes.follow(map);
        shared.follow(site, map);
    }

    /**
     * The revision of the site that a snapshot was taken with; empty when it is none.
     *
     * @param snapshot of {@link #snapshot}
     */
    public static OptionalLong revisionOf(byte[] snapshot) {
        try {
            return PositioningEngine.revisionOf(SectorState.decode(snapshot).engine());
        } catch (SnapshotRefusedException refused) {
            return OptionalLong.empty();
        }
    }

    /** How the sources, anchors and sensors of the sector are. */
    public EngineHealth health() {
        return engine.health();
    }

    /** The engine itself, to look into. */
    public PositioningEngine engine() {
        return engine;
    }

    /** Passes on what the engine says, and looks where bodies are. */
    private final class Voice implements EngineListener {

        @Override
        public void onPose(PoseEstimate pose) {
            listener.onPose(pose);
            shared.note(pose).filter(near -> deciding).ifPresent(listener::onNear);
            String body = pose.trackable();
            boolean begins = homes.of(body).number() == 0;
            crossings.look(pose, isSureOfFloor(pose), begins).ifPresent(to -> leaving.put(body, to));
        }

        private boolean isSureOfFloor(PoseEstimate pose) {
            return map.isTrackable(pose.trackable())
                    ? engine.exchange().isSureOfFloor(pose.trackable())
                    : pose.covariance().get(2, 2) < MEASURED_HEIGHT * MEASURED_HEIGHT;
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
