package org.sitedatum.positioning.track;

import org.jspecify.annotations.Nullable;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.integrity.Hearing;
import org.sitedatum.positioning.time.Desk;

/** What the tracks of one engine share: a desk to work on their states, and room for intermediate results. */
public final class TrackRoom {

    private final SiteSensors sensors;
    private final long coastAfterNanos;
    private final Workspace workspace = new Workspace();
    private final PoseAssembly assembly;
    private @Nullable Desk<BodyState> shared;
    private @Nullable BodyState scratch;

    /**
     * Room for the tracks of an engine. Not thread-safe.
     *
     * @param revision of the site, in every pose
     */
    public TrackRoom(SiteSensors sensors, EngineOptions options, long revision) {
        this.sensors = sensors;
        this.coastAfterNanos = options.coastAfterNanos();
        this.assembly = new PoseAssembly(sensors, options, workspace, revision);
    }

    /** A state of a body that has heard nothing. */
    BodyState newState(BodyDescription body) {
        return new BodyState(new BodyProfile(body), sensors, workspace);
    }

    /** A state to read others into before they are believed; the body it is about comes with what is read. */
    BodyState scratch(BodyDescription body) {
        if (scratch == null) {
            scratch = newState(body);
        }
        return scratch;
    }

    /**
     * A desk for a body: its own when ranges to it are to be expected, for their nuisances make its state so large that
     * laying it on a desk costs more than a fix; else the one that all others share.
     */
    Desk<BodyState> desk(BodyDescription body) {
        if (sensors.anchorCount() > 0 && body.hasTags()) {
            return new Desk<>(newState(body));
        }
        if (shared == null) {
            shared = new Desk<>(newState(body));
        }
        return shared;
    }

    /** Silence after which a body coasts, ns. */
    long coastAfterNanos() {
        return coastAfterNanos;
    }

    PoseAssembly assembly() {
        return assembly;
    }

    /** What came of asking the witness of the last fix that a track took; not valid when none was asked. */
    public Hearing arrivalHearing() {
        return workspace.arrivalHearing();
    }

    /** To be called before a track takes a fix. */
    public void forgetHearing() {
        workspace.arrivalHearing().clear();
    }
}
