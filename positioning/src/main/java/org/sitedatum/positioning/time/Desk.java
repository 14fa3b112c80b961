package org.sitedatum.positioning.time;

import org.jspecify.annotations.Nullable;

/**
 * Where the state of one of many bodies lies while it is worked on; put away, it is only a {@link Snapshot}. So a body
 * costs what its snapshots cost, and the state under work is always the same, warm memory. Not thread-safe.
 *
 * @param <S> the state
 */
public final class Desk<S extends Rewindable> {

    private final S state;
    private @Nullable Snapshot open;

    /** A desk with one state for all. */
    public Desk(S state) {
        this.state = state;
    }

    /** The state of a snapshot, to be read only. */
    S read(Snapshot snapshot) {
        if (open != snapshot) {
            open = null;
            snapshot.giveTo(state);
            open = snapshot;
        }
        return state;
    }

    /** The state of a snapshot, to be changed and {@link #putAway}. */
    S take(Snapshot snapshot) {
        read(snapshot);
        open = null;
        return state;
    }

    /** Writes the state down. */
    void putAway(Snapshot snapshot) {
        snapshot.take(state);
        open = snapshot;
    }
}
