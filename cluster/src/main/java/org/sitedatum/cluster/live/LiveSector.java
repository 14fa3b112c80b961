package org.sitedatum.cluster.live;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.mqtt.codec.FrameAlignment;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.integrity.SubjectHealth;
import org.sitedatum.positioning.site.Site;

/**
 * One sector as its engine on this node tells it. It remembers whether or not this node speaks for the sector, and hands on
 * only while it does.
 *
 * <p>The methods of {@link EngineListener} and {@link #heard} are for the engine's turn and take well under a microsecond while
 * nobody looks; the others are for any thread.
 */
public final class LiveSector implements EngineListener {

    /** Events and alignments that may wait to be handed on; a fuller line loses the newest. */
    private static final int MOST_WAITING = 4_096;

    private static final Term SILENT = new Term(0, () -> false);

    private final String id;
    private final LiveSite site;
    private final PoseMemory poses = new PoseMemory();
    private final RecentEvents events = new RecentEvents();
    private final SourceTallies sources = new SourceTallies();
    private final Batteries batteries = new Batteries();
    private volatile FrameMemory frames;
    private final Map<String, PoseEstimate> duePoses = new ConcurrentHashMap<>();
    private final ArrayBlockingQueue<Object> dueNotices = new ArrayBlockingQueue<>(MOST_WAITING);
    private final AtomicLong ownerships = new AtomicLong();
    private final AtomicLong longestLagNanos = new AtomicLong();
    private volatile Term term = SILENT;
    private volatile EpochLifts lifts = new EpochLifts();
    private volatile Optional<EngineQueries.Desk> desk = Optional.empty();

    private record Term(long epoch, BooleanSupplier mayPublish) {}

    LiveSector(String id, LiveSite site) {
        this.id = id;
        this.site = site;
        this.frames = new FrameMemory(site.document());
    }

    /** Its id; that of the site when the site is one sector. */
    public String id() {
        return id;
    }

    /** The site document the engines work with now. */
    Site document() {
        return site.document();
    }

    /** Where the engine can be asked. */
    public void open(EngineQueries.Desk answering) {
        desk = Optional.of(answering);
    }

    /** Adds to the epoch in what is said of bodies from now on. */
    public void liftBy(EpochLifts those) {
        lifts = those;
    }

    /** The epoch in what is said of a body under an owner's. */
    long liftedEpoch(String body, long epoch) {
        return epoch + lifts.of(body);
    }

    /** Speaks from now on for as long as it may. */
    public void own(long epoch, BooleanSupplier mayPublish) {
        ownerships.incrementAndGet();
        term = new Term(epoch, mayPublish);
    }

    /** Keeps silent from now on. */
    public void disown() {
        term = SILENT;
    }

    /** Whether this node speaks for the sector now. */
    public boolean isSpeaking() {
        return term.mayPublish.getAsBoolean();
    }

    /** The epoch it speaks under; 0 when it never did. */
    public long epoch() {
        return term.epoch;
    }

    /** How often this node began to speak for it. */
    public long ownerships() {
        return ownerships.get();
    }

    /** Bodies with a pose. */
    public int bodies() {
        return poses.size();
    }

    /** Fixes refused so far, by reason. */
    public Map<FixRejection.Reason, Long> refused() {
        return sources.refused(site.nowNanos());
    }

    /** The longest that a fix waited for the engine since this was last asked, ns. */
    public long takeLongestLagNanos() {
        return longestLagNanos.getAndSet(0);
    }

    /** A fix came in, before the engine looks at it. */
    public void heard(Fix fix) {
        long lag = site.nowNanos() - fix.header().receivedNanos();
        if (lag > longestLagNanos.get()) {
            longestLagNanos.set(lag);
        }
        sources.heard(fix.header().source(), fix.stampNanos(), fix.header().receivedNanos());
    }

    /** Who sent a fix has said how much charge is left, 0 to 1. */
    public void heardBattery(Fix fix, double share) {
        batteries.heard(fix, share);
    }

    @Override
    public void onPose(PoseEstimate pose) {
        poses.keep(pose);
        if (site.isWatched() && isSpeaking()) {
            duePoses.put(pose.trackable(), pose);
            site.wake();
        }
    }

    @Override
    public void onRejection(FixRejection rejection) {
        sources.refused(rejection);
    }

    @Override
    public void onAlignment(
            String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
        FrameAlignment alignment = new FrameAlignment(frame, stampNanos, siteFromOdom, covariance, revision);
        frames.keep(alignment);
        notice(alignment);
    }

    @Override
    public void onEvent(SiteEvent event) {
        events.keep(event);
        notice(event);
    }

    private void notice(Object one) {
        if (site.isWatched() && isSpeaking() && dueNotices.offer(one)) {
            site.wake();
        }
    }

    /** Another listener, which hears first, and this one. */
    public EngineListener after(EngineListener other) {
        return new Both(other, this);
    }

    /** The poses that have not been handed on yet, the newest of each body. */
    List<PoseEstimate> takeDuePoses() {
        List<PoseEstimate> taken = new ArrayList<>(duePoses.size());
        for (String trackable : duePoses.keySet()) {
            Optional.ofNullable(duePoses.remove(trackable)).ifPresent(taken::add);
        }
        return taken;
    }

    /** The {@link SiteEvent}s and {@link FrameAlignment}s that have not been handed on yet. */
    List<Object> takeDueNotices() {
        List<Object> taken = new ArrayList<>();
        dueNotices.drainTo(taken);
        return taken;
    }

    PoseMemory poses() {
        return poses;
    }

    RecentEvents events() {
        return events;
    }

    Batteries batteries() {
        return batteries;
    }

    SourceTallies sources() {
        return sources;
    }

    /** The site has another document: its frames are where that says, and drifting frames where they were. */
    void follow(Site newer) {
        frames = frames.of(newer);
    }

    /** How its sources, anchors and sensors are, told in the engine's turn; nothing while there is no engine. */
    public CompletionStage<List<SubjectHealth>> health() {
        return desk().map(desk -> desk.ask(EngineQueries::health)).orElse(CompletableFuture.completedStage(List.of()));
    }

    /** A body that another sector has from now on: nothing is told of it here any more. */
    public void forget(String body) {
        poses.forget(body);
        duePoses.remove(body);
    }

    FrameMemory frames() {
        return frames;
    }

    Optional<EngineQueries.Desk> desk() {
        return desk;
    }

    private record Both(EngineListener first, EngineListener second) implements EngineListener {
        @Override
        public void onPose(PoseEstimate pose) {
            first.onPose(pose);
            second.onPose(pose);
        }

        @Override
        public void onRejection(FixRejection rejection) {
            first.onRejection(rejection);
            second.onRejection(rejection);
        }

        @Override
        public void onAlignment(
                String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
            first.onAlignment(frame, stampNanos, siteFromOdom, covariance, revision);
            second.onAlignment(frame, stampNanos, siteFromOdom, covariance, revision);
        }

        @Override
        public void onEvent(SiteEvent event) {
            first.onEvent(event);
            second.onEvent(event);
        }
    }
}
