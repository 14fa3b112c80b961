package org.sitedatum.positioning;

import java.util.Optional;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.door.FixDoor;
import org.sitedatum.positioning.door.Refusal;
import org.sitedatum.positioning.door.UnitRotations;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.OdometryFix;
import org.sitedatum.positioning.integrity.SiteHealth;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.track.BodyTracks;

/**
 * The way of a fix into an engine: its source's clock is heard, it is checked at the door and brought to the site frame. Every
 * refusal, here or later, is counted and told.
 */
final class FixIntake {

    private final EngineOptions options;
    private final EngineCounts counts;
    private final EngineListener listener;
    private final FixDoor door;
    private final SiteFrames frames;
    private final MovingFrames movingFrames;
    private final SiteHealth health;
    private final BodyTracks tracks;

    FixIntake(
            Site site,
            EngineOptions options,
            EngineCounts counts,
            MovingFrames movingFrames,
            SiteHealth health,
            BodyTracks tracks,
            EngineListener listener) {
        this.options = options;
        this.counts = counts;
        this.listener = listener;
        this.door = new FixDoor(site, options);
        this.frames = new SiteFrames(site, movingFrames);
        this.movingFrames = movingFrames;
        this.health = health;
        this.tracks = tracks;
    }

    /** The fix in the site frame; empty when it was refused. */
    Optional<Fix> take(Fix fix) {
        if (EntityId.isValid(fix.header().source())) {
            counts.hear(fix.header());
        }
        Optional<Refusal> refusal = door.check(fix);
        if (refusal.isPresent()) {
            reject(fix, refusal.get().reason(), refusal.get().detail());
            return Optional.empty();
        }
        health.hearSource(fix.header().source(), fix.header().receivedNanos());
        noteFrame(fix);
        Optional<Fix> inSite = frames.toSite(UnitRotations.of(fix));
        if (inSite.isEmpty()) {
            Refusal why = frames.refusal(fix);
            reject(fix, why.reason(), why.detail());
        }
        return inSite;
    }

    /** The fix as {@link #take} would have it, without a word and a trace. */
    Optional<Fix> foresee(Fix fix) {
        return door.check(fix).isPresent() ? Optional.empty() : frames.toSite(UnitRotations.of(fix));
    }

    /** Hears which frame a body's odometry drifts in. */
    void noteFrame(Fix fix) {
        if (fix instanceof OdometryFix odometry) {
            odometry.header()
                    .trackable()
                    .flatMap(tracks::find)
                    .ifPresent(track -> movingFrames.hear(odometry, track.bodyId()));
        }
    }

    /** Counts a fix as accepted, or refuses it for the reason. */
    boolean settle(Fix fix, Optional<Reason> reason) {
        if (reason.isPresent()) {
            reject(fix, reason.get(), Explanations.of(reason.get(), options));
            return false;
        }
        counts.accept();
        return true;
    }

    void reject(Fix fix, Reason reason, String detail) {
        counts.reject(reason);
        listener.onRejection(new FixRejection(fix.header().source(), fix.stampNanos(), reason, detail));
    }
}
