package org.sitedatum.positioning.time;

import org.sitedatum.positioning.fix.Fix;

/** A state that fixes are applied to in order, and that can be set back. */
public interface Rewindable extends Restorable {

    /** Moves the state to the fix's stamp and takes the fix in. Must not depend on anything but state and fix. */
    void apply(Fix fix);

    /** Tells that the fix just applied is the one that has just arrived, and not one applied again. */
    void noteArrival();
}
