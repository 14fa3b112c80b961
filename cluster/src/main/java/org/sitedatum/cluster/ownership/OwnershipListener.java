package org.sitedatum.cluster.ownership;

/** Hears what this node owns, on the thread of the leases; must not block. */
public interface OwnershipListener {

    /** This node does not own the sector; if it is elected next, it is with this epoch, unless more happens before. */
    void onFollowing(String sector, long nextEpoch);

    /** The sector is this node's, until {@link #onLost} at the latest: ask {@link SectorLeases#mayPublish} each time. */
    void onOwned(String sector, long epoch);

    /** The sector is this node's no longer. */
    void onLost(String sector, long epoch);

    /** Another node is entitled to the sector: finish what is under way, then {@link SectorLeases#release} it. */
    void onHandOverDue(String sector, long epoch, String heir);

    /** Another node could serve from now on, for the first time or again. */
    void onFellowReady(String node);

    /** This node is to keep the sector's engine warm from now on: it owns it, or is the next to own it. */
    default void onSeatWanted(String sector) {}

    /** Others have kept the sector's engine warm for a while; this node need not. */
    default void onSeatIdle(String sector) {}

    /** The leases cannot go on, for example because the disk is full; nothing is owned any more. */
    void onFault(String reason);
}
