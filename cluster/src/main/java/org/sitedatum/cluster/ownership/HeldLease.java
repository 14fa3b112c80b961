package org.sitedatum.cluster.ownership;

import java.util.List;

/** A sector's lease as the thread of the leases keeps it, and the right it gives as every thread may see it. */
final class HeldLease {

    /** Until when this node may publish for an epoch. */
    private record Right(long epoch, long untilNanos) {}

    private static final Right NONE = new Right(0, Long.MIN_VALUE);

    final String sector;
    final SectorLease lease;
    final List<String> ranking;

    /** The epoch this node was last said to own; 0 when it was said to own none. */
    long ownedEpoch;

    long ownedSinceNanos;
    boolean handingOver;
    /** The next epoch that was told last. */
    long toldNextEpoch;
    /** Until then this node does not stand for election: another took its place at the broker. */
    long quietUntilNanos;

    /** Whether this node keeps the engine warm. */
    boolean seated;

    long seatWantedNanos;

    private volatile Right right = NONE;
    private volatile long ownerEpoch;
    private volatile long nextEpoch;

    HeldLease(String sector, SectorLease lease, List<String> ranking, long nowNanos) {
        this.sector = sector;
        this.lease = lease;
        this.ranking = ranking;
        this.quietUntilNanos = nowNanos;
    }

    /** To be called after everything that may have changed the lease. */
    void refresh(long nowNanos) {
        right = lease.mayPublish(nowNanos) ? new Right(lease.epoch(), lease.heldUntilNanos()) : NONE;
        ownerEpoch = lease.ownerEpoch();
        nextEpoch = lease.nextEpoch();
    }

    /** The epoch this node will probably have when it is elected next. Any thread. */
    long nextEpoch() {
        return nextEpoch;
    }

    /** Whether another node owns it, as far as this one has heard. */
    boolean hasOtherOwner() {
        return ownedEpoch == 0 && !lease.owner().isEmpty();
    }

    /** Any thread. */
    boolean mayPublish(long epoch, long nowNanos) {
        Right now = right;
        return now.epoch == epoch && nowNanos < now.untilNanos;
    }

    /** Epoch of the owner this node knows of; 0 for none. Any thread. */
    long ownerEpoch() {
        return ownerEpoch;
    }

    /** Any thread. */
    boolean isOwned(long nowNanos) {
        Right now = right;
        return now.epoch != 0 && nowNanos < now.untilNanos;
    }

    void revoke() {
        right = NONE;
    }
}
