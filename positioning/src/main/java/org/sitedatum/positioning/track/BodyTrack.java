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
    private final TrackRoom room;
    private boolean started;
    private long stampNanos = Long.MIN_VALUE;
    private long measuredNanos = Long.MIN_VALUE;
    private long seq;
    private TrackingState published = TrackingState.LOST;

    /** A track that has heard nothing. */
    public BodyTrack(Site site, Trackable trackable, EngineOptions options, TrackRoom room) {
        this.room = room;
        BodyDescription body = new BodyDescription(site, trackable);
        window = new ReorderingWindow<>(options.reorderWindowNanos(), room.desk(body), room.newState(body));
    }

    /** Takes a fix that passed the door; empty when it was accepted, else why not. */
    public Optional<Reason> accept(Fix fix) {
        return switch (window.accept(fix)) {
            case TOO_OLD -> Optional.of(Reason.TOO_OLD);
            case DUPLICATE -> Optional.of(Reason.DUPLICATE);
            case REWOUND, APPLIED -> {
                BodyState state = window.head();
                started = !state.belief().isEmpty();
                stampNanos = state.stampNanos();
                measuredNanos = state.measuredNanos();
                yield refusal(state.arrivalVerdict());
            }
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
        return started;
    }

    /** Stamp of the newest fix, ns. */
    public long newestStampNanos() {
        return window.newestStampNanos();
    }

    /** The next pose to publish, at the newest fix's stamp; the track must have started. */
    public PoseEstimate publish() {
        return publishAt(stampNanos);
    }

    /** The next pose to publish, predicted to a stamp. */
    public PoseEstimate publishAt(long stamp) {
        PoseEstimate pose = room.assembly().assemble(window.head(), Math.max(stamp, stampNanos), ++seq);
        published = pose.state();
        return pose;
    }

    /** True when nothing has been heard for so long that the state may have changed by itself. */
    public boolean isOverdue(long stamp) {
        return stamp - measuredNanos > room.coastAfterNanos();
    }

    /** The state last published. */
    public TrackingState publishedState() {
        return published;
    }

    /** The state the body would have at a stamp. */
    public TrackingState stateAt(long stamp) {
        return room.assembly()
                .silentState(stamp - measuredNanos)
                .orElseGet(() -> room.assembly().state(window.head(), stamp));
    }

    /** The estimate predicted to a stamp, or at the newest fix when that is later; empty before the start. */
    public Optional<PoseEstimate> estimateAt(long stamp) {
        if (!started) {
            return Optional.empty();
        }
        return Optional.of(room.assembly().assemble(window.head(), Math.max(stamp, stampNanos), seq));
    }

    /** Where the body's odometry frame lies in the site; empty without odometry. */
    public Optional<PoseAssembly.Alignment> alignment() {
        return started ? room.assembly().alignment(window.head()) : Optional.empty();
    }
}
