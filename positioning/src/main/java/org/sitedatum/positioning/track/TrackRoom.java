package org.sitedatum.positioning.track;

/** Room for intermediate results that all tracks of one engine share. Not thread-safe. */
public final class TrackRoom {

    private final Workspace workspace = new Workspace();
    private final HypothesisMerge hypothesisMerge = new HypothesisMerge();

    Workspace workspace() {
        return workspace;
    }

    HypothesisMerge hypothesisMerge() {
        return hypothesisMerge;
    }
}
