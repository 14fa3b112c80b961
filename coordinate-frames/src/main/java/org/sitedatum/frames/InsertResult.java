package org.sitedatum.frames;

/** What became of a transform given to a {@link TransformBuffer}. */
public enum InsertResult {
    /** Taken. */
    INSERTED,
    /** Taken in place of another value of the same edge and stamp: the last one wins. */
    REPLACED,
    /** The same as what is there; nothing changed. */
    UNCHANGED,
    /** Refused: older than the newest of its edge by more than the history. */
    TOO_OLD,
    /** Refused: parent and child are the same frame. */
    SELF_TRANSFORM,
    /** Refused: a NaN or infinite number. */
    NOT_FINITE,
    /** Refused: the quaternion's length is further than 1e-2 from 1. */
    NOT_UNIT_QUATERNION,
    /** Refused: the covariance is not finite and positive semi-definite. */
    BAD_COVARIANCE,
    /** Refused: a stamp further than 2^62 ns (146 years) from the epoch. */
    STAMP_OUT_OF_RANGE,
    /** Refused: the parent hangs below the child, now or at that stamp. */
    LOOP,
    /** Refused: a new frame beyond the allowed number. */
    TOO_MANY_FRAMES;

    /** True when the tree now says what was given. */
    public boolean isAccepted() {
        return this == INSERTED || this == REPLACED || this == UNCHANGED;
    }
}
