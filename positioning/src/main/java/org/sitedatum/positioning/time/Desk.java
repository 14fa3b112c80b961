package org.sitedatum.positioning.time;

import org.jspecify.annotations.Nullable;

/**
 * Where the state of one of many owners lies while it is worked on; put away, it is only a {@link Snapshot}. So a body
 * costs what its snapshots cost, and the state under work is always the same, warm memory. It is written down when
 * another owner's is wanted. Not thread-safe.
 *
 * @param <S> the state
 */
public final class Desk<S extends Rewindable> {

    private final S state;
    private @Nullable Snapshot owner;
    private boolean changed;

    /** A desk with one state for all. */
    public Desk(S state) {
        this.state = state;
    }

    /** The owner's state, to be read only. */
    S read(Snapshot wanted) {
        if (owner != wanted) {
            putAway();
            wanted.giveTo(state);
            owner = wanted;
        }
        return state;
    }

    /** The owner's state, to be changed. */
    S change(Snapshot wanted) {
        read(wanted);
        changed = true;
        return state;
    }

    /** Sets the owner's state back to an earlier one, to be changed. */
    S setBack(Snapshot wanted, Snapshot earlier) {
        if (owner != wanted) {
            putAway();
        }
        earlier.giveTo(state);
        owner = wanted;
        changed = true;
        return state;
    }

    /** Writes the owner's state to another snapshot. */
    void copy(Snapshot wanted, Snapshot out) {
        if (owner == wanted) {
            out.take(state);
        } else {
            out.copyFrom(wanted);
        }
    }

    /** Writes the owner's state down where it is at work, and leaves it there. */
    void writeDown(Snapshot wanted) {
        if (owner == wanted && changed) {
            wanted.take(state);
            changed = false;
        }
    }

    /** Leaves the owner's state as it was written down last. */
    void drop(Snapshot wanted) {
        if (owner == wanted) {
            owner = null;
            changed = false;
        }
    }

    private void putAway() {
        if (owner != null && changed) {
            owner.take(state);
        }
        owner = null;
        changed = false;
    }
}
