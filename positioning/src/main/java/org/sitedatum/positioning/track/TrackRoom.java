package org.sitedatum.positioning.track;

import org.jspecify.annotations.Nullable;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.time.Desk;

/** What all tracks of one engine share: the desk their states are worked on, and room for intermediate results. */
public final class TrackRoom {

    private final SiteSensors sensors;
    private final long coastAfterNanos;
    private final Workspace workspace = new Workspace();
    private final PoseAssembly assembly;
    private @Nullable Desk<BodyState> desk;

    /** Room for the tracks of an engine. Not thread-safe. */
    public TrackRoom(SiteSensors sensors, EngineOptions options) {
        this.sensors = sensors;
        this.coastAfterNanos = options.coastAfterNanos();
        this.assembly = new PoseAssembly(sensors, options, workspace);
    }

    /** A state of a body that has heard nothing. */
    BodyState newState(BodyDescription body) {
        return new BodyState(new BodyProfile(body), sensors, workspace);
    }

    /** The desk; a body's first use brings it in. */
    Desk<BodyState> desk(BodyDescription body) {
        if (desk == null) {
            desk = new Desk<>(newState(body));
        }
        return desk;
    }

    /** Silence after which a body coasts, ns. */
    long coastAfterNanos() {
        return coastAfterNanos;
    }

    PoseAssembly assembly() {
        return assembly;
    }
}
