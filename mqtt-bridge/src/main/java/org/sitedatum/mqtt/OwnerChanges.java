package org.sitedatum.mqtt;

/** Counts how often one ownership followed another, by what owners say of themselves. Thread-safe. */
final class OwnerChanges {
    private long newestEpoch;
    private long changes;

    /** An owner with this epoch serves. */
    synchronized void serves(long epoch) {
        if (epoch > newestEpoch) {
            changes += newestEpoch == 0 ? 0 : 1;
            newestEpoch = epoch;
        }
    }

    /** Since the first owner was heard. */
    synchronized long count() {
        return changes;
    }
}
