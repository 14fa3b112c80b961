package org.sitedatum.frames.geopose;

/** What holds between two poses of a series or stream. */
public enum TransitionModel {
    /** Nothing is said: a pose holds for its own instant only. */
    NONE,
    /** The straight line between positions, the shorter arc between orientations. */
    INTERPOLATE
}
