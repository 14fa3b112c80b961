package org.sitedatum.positioning.time;

/** A state that can be written down and become again, to the bit, what was written. */
public interface Restorable {

    /** Writes everything that what comes later depends on. */
    void save(Snapshot out);

    /** Becomes, to the bit, the state that was written; reads in the order it was written in. */
    void restore(Snapshot in);
}
