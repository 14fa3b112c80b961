package org.sitedatum.positioning.track;

import java.util.Optional;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.time.ReorderingWindow;

/** One body's track: its reordering window over a {@link BodyState}, and its published poses. */
public final class BodyTrack {

    private final ReorderingWindow<BodyState> window;
    private final PoseAssembly assembly;
    private final long coastAfterNanos;
    private long seq;
    private TrackingState published = TrackingState.LOST;

    /** A track that has heard nothing. */
    public BodyTrack(Site site, Trackable trackable, SiteSensors sensors, EngineOptions options, TrackRoom room) {
        BodyProfile profile = new BodyProfile(site, trackable);
        window =
                new ReorderingWindow<>(options.reorderWindowNanos(), new BodyState(profile, sensors, room.workspace()));
        coastAfterNanos = options.coastAfterNanos();
        assembly = new PoseAssembly(sensors, options, room);
    }

    /** Takes a fix that passed the door; empty when it was accepted, else why not. */
    public Optional<Reason> accept(Fix fix) {
        return switch (window.accept(fix)) {
            case TOO_OLD -> Optional.of(Reason.TOO_OLD);
            case DUPLICATE -> Optional.of(Reason.DUPLICATE);
            case REWOUND, APPLIED -> refusal(window.head().arrivalVerdict());
        };
    }

    private static Optional<Reason> refusal(FixVerdict verdict) {
        return switch (verdict) {
            case TAKEN, WAITING -> Optional.empty();
            case GATED, EXCLUDED -> Optional.of(Reason.GATED);
            case NOT_INITIALISED -> Optional.of(Reason.NOT_INITIALISED);
            case UNSUPPORTED -> Optional.of(Reason.UNSUPPORTED);
        };
    }

    /** True once there is an estimate. */
    public boolean isStarted() {
        return !window.head().belief().isEmpty();
    }

    /** Stamp of the newest fix, ns. */
    public long newestStampNanos() {
        return window.newestStampNanos();
    }

    /** The next pose to publish, at the newest fix's stamp; the track must have started. */
    public PoseEstimate publish() {
        return publishAt(window.head().stampNanos());
    }

    /** The next pose to publish, predicted to a stamp. */
    public PoseEstimate publishAt(long stampNanos) {
        PoseEstimate pose = assembly.assemble(
                window.head(), Math.max(stampNanos, window.head().stampNanos()), ++seq);
        published = pose.state();
        return pose;
    }

    /** True when nothing has been heard for so long that the state may have changed by itself. */
    public boolean isOverdue(long stampNanos) {
        return stampNanos - window.head().measuredNanos() > coastAfterNanos;
    }

    /** The state last published. */
    public TrackingState publishedState() {
        return published;
    }

    /** The state the body would have at a stamp. */
    public TrackingState stateAt(long stampNanos) {
        return assembly.state(window.head(), stampNanos);
    }

    /** The estimate predicted to a stamp, or at the newest fix when that is later; empty before the start. */
    public Optional<PoseEstimate> estimateAt(long stampNanos) {
        if (!isStarted()) {
            return Optional.empty();
        }
        return Optional.of(assembly.assemble(
                window.head(), Math.max(stampNanos, window.head().stampNanos()), seq));
    }

    /** Where the body's odometry frame lies in the site; empty without odometry. */
    public Optional<PoseAssembly.Alignment> alignment() {
        return isStarted() ? assembly.alignment(window.head()) : Optional.empty();
    }
}
