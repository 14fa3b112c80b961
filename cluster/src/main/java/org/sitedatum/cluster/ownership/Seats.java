package org.sitedatum.cluster.ownership;

import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Which nodes keep a sector's engine warm: its owner and one more, the most entitled of the others that could serve; two
 * while it has no owner. Each node decides for itself from what it hears, so for moments there may be one more or one less.
 * Not thread-safe; times are nanoseconds of a monotonic clock.
 */
final class Seats {

    /** How long a seat is kept that others have taken: a node that restarts is back by then. */
    private static final long KEPT_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** Beyond a lease: by then a node that has the engine warm would have followed a dead owner. */
    private static final long COLD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String self;
    private final Fellows fellows;
    private final OwnershipListener listener;
    private final long leaseNanos;

    Seats(String self, Fellows fellows, OwnershipListener listener, long leaseNanos) {
        this.self = self;
        this.fellows = fellows;
        this.listener = listener;
        this.leaseNanos = leaseNanos;
    }

    /** Whether this node may stand for election: a cold one waits for those that are warm. */
    boolean mayStand(HeldLease held, long nowNanos) {
        return held.seated || nowNanos - held.lease.heardNanos() > leaseNanos + COLD_NANOS;
    }

    /** Tells what has changed; of a node that could serve now. */
    void consider(HeldLease held, long nowNanos) {
        if (isWanted(held, nowNanos)) {
            held.seatWantedNanos = nowNanos;
            seat(held);
        } else if (held.seated && nowNanos - held.seatWantedNanos > KEPT_NANOS) {
            held.seated = false;
            listener.onSeatIdle(held.sector);
        }
    }

    /** This node takes its seat, whoever else has one. */
    void seat(HeldLease held) {
        if (!held.seated) {
            held.seated = true;
            listener.onSeatWanted(held.sector);
        }
    }

    private boolean isWanted(HeldLease held, long nowNanos) {
        String owner = held.ownedEpoch != 0 ? self : held.lease.owner();
        if (owner.equals(self)) {
            return true;
        }
        List<String> next = held.ranking.stream()
                .filter(node -> !node.equals(owner) && fellows.isReady(node, 0, nowNanos))
                .limit(owner.isEmpty() ? 2 : 1)
                .toList();
        return next.contains(self);
    }
}
