package org.sitedatum.positioning.track;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.Trackable;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.positioning.snapshot.LayoutChange;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;
import org.sitedatum.positioning.time.ReorderingWindow;

/** One body's track: its reordering window over a {@link BodyState}, and its published poses. */
public final class BodyTrack {

    private static final TrackingState[] STATES = TrackingState.values();

    private final TrackRoom room;
    private final BodyDescription body;
    private final long windowNanos;
    private ReorderingWindow<BodyState> window;
    private boolean started;
    private long stampNanos = Long.MIN_VALUE;
    private long measuredNanos = Long.MIN_VALUE;
    private long seq;
    private TrackingState published = TrackingState.LOST;
    private boolean changed;

    /** A track that has heard nothing. */
    public BodyTrack(Site site, Trackable trackable, EngineOptions options, TrackRoom room) {
        this.room = room;
        body = new BodyDescription(site, trackable);
        windowNanos = options.reorderWindowNanos();
        window = newWindow(room, body, windowNanos);
    }

    private static ReorderingWindow<BodyState> newWindow(TrackRoom room, BodyDescription body, long windowNanos) {
        return new ReorderingWindow<>(windowNanos, room.desk(body), room.newState(body));
    }

    /** Becomes a track that has heard nothing. */
    public void forget() {
        window = newWindow(room, body, windowNanos);
        started = false;
        stampNanos = Long.MIN_VALUE;
        measuredNanos = Long.MIN_VALUE;
        seq = 0;
        published = TrackingState.LOST;
        changed = false;
    }

    /** Says that all that is known came from elsewhere and was not written down here. */
    public void noteAdmitted() {
        changed = true;
    }

    /** Whether {@link #accept} would take a fix that passed the door: it says something new and is not too old. */
    public boolean isNews(Fix fix) {
        return window.isNews(fix);
    }

    /** True when hardly another floor comes into question than that of the poses. */
    public boolean isSureOfFloor() {
        return started && window.head().floor().isSure();
    }

    /** Takes a fix that passed the door; empty when it was accepted, else why not. */
    public Optional<Reason> accept(Fix fix) {
        return switch (window.accept(fix)) {
            case TOO_OLD -> Optional.of(Reason.TOO_OLD);
            case DUPLICATE -> Optional.of(Reason.DUPLICATE);
            case REWOUND, APPLIED -> {
                changed = true;
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
            case GATED -> Optional.of(Reason.GATED);
            case EXCLUDED -> Optional.of(Reason.EXCLUDED);
            case NOT_INITIALISED -> Optional.of(Reason.NOT_INITIALISED);
            case UNSUPPORTED -> Optional.of(Reason.UNSUPPORTED);
        };
    }

    /** Id of the body. */
    public String bodyId() {
        return body.trackable().id();
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
        changed = true;
        return pose;
    }

    /** The last pose to publish: the body is not followed any more from the stamp on; the track must have started. */
    public PoseEstimate publishEnd(long stamp) {
        PoseEstimate end = publishAt(stamp).lost();
        published = end.state();
        return end;
    }

    /** True when the body as another revision of the site has it can go on from this track's state. */
    public boolean fits(Site site, Trackable trackable) {
        return body.layout().equals(new BodyDescription(site, trackable).layout());
    }

    /** True when nothing has been heard for so long that the state may have changed by itself. */
    public boolean isOverdue(long stamp) {
        return stamp - measuredNanos > room.coastAfterNanos();
    }

    /** True when not even the body's own odometry was heard for so long that it coasts. */
    public boolean isSilent(long stamp) {
        return stamp - stampNanos > room.coastAfterNanos();
    }

    /** True when nothing has been heard for so long that it is lost by that alone. */
    public boolean isLostAt(long stamp) {
        return room.assembly().silentState(stamp - measuredNanos).orElse(published) == TrackingState.LOST;
    }

    /** True for bodies that go somewhere of themselves: those that are put somewhere are still there when they fall silent. */
    public boolean isRestless() {
        return body.trackable().kind() != TrackableKind.ASSET;
    }

    /** The estimate at its last fix; empty before the start. */
    public Optional<PoseEstimate> lastEstimate() {
        return estimateAt(stampNanos);
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

    /** The frame its odometry drifts in; empty while it reports none. */
    public Optional<String> odometryFrame() {
        OdometryTrack odometry = window.head().odometry();
        return odometry.isActive() ? Optional.of(odometry.frame()) : Optional.empty();
    }

    /** True when something was heard or said since {@link #noteWritten}. */
    public boolean isChanged() {
        return changed;
    }

    /** True when nothing was ever heard. */
    public boolean isUntouched() {
        return window.newestStampNanos() == Long.MIN_VALUE;
    }

    /** Says that what is known was written down. */
    public void noteWritten() {
        changed = false;
    }

    /** Writes all that is known of the body. */
    public void write(StateWriter out) {
        out.text(body.trackable().id());
        out.texts(body.layout());
        out.count(seq);
        out.count(published.ordinal());
        window.writeHead(out, constants());
    }

    /** Passes over what {@link #write} wrote after the id and the layout, of a body that is gone. */
    public static void skip(StateReader in) {
        in.count();
        in.place(STATES.length);
        skipHead(in);
    }

    /** Values that the states of this body hold on every node; the description comes first. */
    private Object[] constants() {
        return new Object[] {body, RangeErrors.RAW, RangeErrors.CALIBRATED, RigidTransform.IDENTITY};
    }

    private static void skipHead(StateReader in) {
        ReorderingWindow.skipHead(in, "", RangeErrors.RAW, RangeErrors.CALIBRATED, RigidTransform.IDENTITY);
    }

    /**
     * Reads what {@link #write} wrote after the id and the layout, and returns what makes the track go on from there.
     *
     * @param before the layout then; another one leaves only the count of poses
     * @param in what follows it
     * @throws SnapshotRefusedException when it is no state of a body
     */
    public Runnable read(List<String> before, StateReader in, LayoutChange since) {
        long lastSeq = in.count();
        TrackingState said = STATES[in.place(STATES.length)];
        if (!before.equals(body.layout())) {
            skipHead(in);
            return () -> seq = lastSeq;
        }
        BodyState scratch = room.scratch(body);
        ReorderingWindow.Head head = ReorderingWindow.readHead(in, since, scratch, constants());
        if (!scratch.isConsistent()) {
            throw SnapshotRefusedException.corrupt("the parts of a body's state contradict each other");
        }
        boolean estimated = !scratch.belief().isEmpty();
        long newest = scratch.stampNanos();
        long measured = scratch.measuredNanos();
        return () -> {
            window.resume(head);
            seq = lastSeq;
            published = said;
            started = estimated;
            stampNanos = newest;
            measuredNanos = measured;
        };
    }
}
