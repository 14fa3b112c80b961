package org.sitedatum.cluster.ownership;

/**
 * Times of the lease, in nanoseconds of a monotonic clock.
 *
 * @param heartbeatNanos how often the owner renews
 * @param leaseNanos how long a voter stands by an owner it no longer hears
 * @param staggerNanos how much longer each next node in the sector's ranking waits before it stands for election
 * @param drift largest relative difference of two nodes' clock rates; the owner ends its own lease earlier by it
 */
public record LeaseOptions(long heartbeatNanos, long leaseNanos, long staggerNanos, double drift) {

    /** Renewed ten times a second, lost after 450 ms: a dead owner is followed within 0.7 s. */
    public static final LeaseOptions DEFAULT = new LeaseOptions(100_000_000L, 450_000_000L, 80_000_000L, 0.02);

    /** Checks the order of the times. */
    public LeaseOptions {
        if (!(heartbeatNanos > 0
                && leaseNanos >= 3 * heartbeatNanos
                && staggerNanos >= 0
                && drift >= 0
                && drift < 0.5)) {
            throw new IllegalArgumentException("heartbeat " + heartbeatNanos + " ns, lease " + leaseNanos
                    + " ns, stagger " + staggerNanos + " ns, drift " + drift
                    + ": the lease must be at least three heartbeats, the stagger not negative, the drift 0 to 0.5");
        }
    }

    /** How long after sending a renewal that a majority confirmed the owner may still publish. */
    long ownNanos() {
        return (long) (leaseNanos * (1 - drift));
    }
}
