package org.sitedatum.cluster.ownership;

/**
 * Where a node keeps the highest epoch it has promised to, so that a restart cannot make it vote twice. {@link #keep} must
 * have reached the disk when it returns.
 */
public interface EpochMemory {

    /** The highest epoch kept for a sector; 0 when none was. */
    long recall(String sector);

    /** Keeps a higher epoch. */
    void keep(String sector, long epoch);
}
