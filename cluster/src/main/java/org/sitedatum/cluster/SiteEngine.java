package org.sitedatum.cluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.sitedatum.cluster.live.EngineQueries;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.mqtt.EpochLifts;
import org.sitedatum.mqtt.FixConsumer;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.integrity.SubjectHealth;
import org.sitedatum.positioning.sector.HandOver;
import org.sitedatum.positioning.sector.NearBody;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;

/**
 * One site's engine behind its bridge, which calls it one call at a time.
 *
 * <p>An exception out of the engine may leave its tracks torn: nothing is fed to it any more and the node is told why.
 */
final class SiteEngine implements FixConsumer, EngineQueries {

    /** A fix stamped with its receipt may take this long to get here: time passes this much behind the clock. */
    private static final long IN_TRANSIT_NANOS = 10_000_000L;

    private final EngineCore engine;
    private final Consumer<Throwable> onCrash;
    private boolean crashed;

    SiteEngine(Site site, long revision, EngineOptions options, EngineListener listener, Consumer<Throwable> onCrash) {
        this(
                new WholeCore(
                        new StoredSite(site, revision), SectorSeat.alone(site), options, listener, new EpochLifts()),
                onCrash);
    }

    SiteEngine(EngineCore engine, Consumer<Throwable> onCrash) {
        this.engine = engine;
        this.onCrash = onCrash;
    }

    @Override
    public void onFix(Fix fix) {
        guarded(() -> engine.accept(fix));
    }

    @Override
    public void onTime(long nowNanos) {
        guarded(() -> engine.passTo(nowNanos - IN_TRANSIT_NANOS));
    }

    @Override
    public Map<String, String> problems() {
        return crashed ? Map.of() : engine.positioning().health().problems();
    }

    @Override
    public List<PoseEstimate> estimatesAt(Collection<String> bodies, long stampNanos) {
        List<PoseEstimate> estimates = new ArrayList<>();
        Set<String> others = new HashSet<>();
        for (String body : bodies) {
            engine.positioning().estimateAt(body, stampNanos).ifPresentOrElse(estimates::add, () -> others.add(body));
        }
        if (!others.isEmpty()) {
            engine.positioning().anonymousAt(stampNanos).stream()
                    .filter(pose -> others.contains(pose.trackable()))
                    .forEach(estimates::add);
        }
        return estimates;
    }

    @Override
    public List<SubjectHealth> health() {
        return engine.positioning().health().subjects();
    }

    @Override
    public SortedMap<String, SourceDelay> delays() {
        SortedMap<String, SourceDelay> delays = new TreeMap<>();
        engine.positioning()
                .clocks()
                .forEach((source, clock) -> delays.put(source, new SourceDelay(clock.offset(), clock.jitter())));
        return delays;
    }

    @Override
    public Map<String, Long> rejected() {
        Map<String, Long> byReason = new TreeMap<>();
        engine.positioning().rejectedCounts().forEach((reason, count) -> byReason.put(reason.name(), count));
        return byReason;
    }

    /** Goes on with another revision of the site, if it is newer. */
    void reconfigure(Site site, long revision) {
        guarded(() -> engine.reconfigure(site, revision));
    }

    /** Remembers a fix that was heard before, without taking it. */
    void recall(Fix fix) {
        guarded(() -> engine.recall(fix));
    }

    /** Hears that a body has gone from one sector of the site to another. */
    void take(HandOver handOver) {
        guarded(() -> engine.take(handOver));
    }

    /** Hears where a body of another sector is that is near this one. */
    void hear(NearBody near) {
        guarded(() -> engine.hear(near));
    }

    /** While it sleeps, it takes only bodies that were handed to it. */
    void setAsleep(boolean sleeps) {
        guarded(() -> engine.setAsleep(sleeps));
    }

    /** Gives every body to the sector that it is in when the site is divided as another revision has it. */
    void resettle(Site next, long revision, boolean stays) {
        guarded(() -> engine.resettle(next, revision, stays));
    }

    /** The engine's state for another node. */
    byte[] snapshot() {
        return engine.snapshot();
    }

    /** Goes on from another node's state, before any fix; why it did not, and then nothing has changed. */
    Optional<SnapshotRefusal> resume(byte[] snapshot) {
        return engine.resume(snapshot);
    }

    private void guarded(Runnable step) {
        if (crashed) {
            return;
        }
        try {
            step.run();
        } catch (RuntimeException | Error crash) {
            crashed = true;
            onCrash.accept(crash);
        }
    }
}
