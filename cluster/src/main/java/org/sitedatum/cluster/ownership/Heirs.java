package org.sitedatum.cluster.ownership;

import java.util.List;
import java.util.Optional;

/**
 * To whom an owner should give a sector, among the nodes that are well. Not thread-safe; times are nanoseconds of a
 * monotonic clock, rankings begin with the most entitled node.
 */
final class Heirs {

    /** How long ownership and the better entitled node must have been undisturbed before the sector is moved to it. */
    static final long STABLE_NANOS = 5_000_000_000L;

    /** How long an owner may be unable to serve before it looks for another: a reconnect to the broker takes less. */
    static final long PATIENCE_NANOS = 1_500_000_000L;

    private final String self;
    private final Fellows fellows;

    Heirs(String self, Fellows fellows) {
        this.self = self;
        this.fellows = fellows;
    }

    /** For an owner that serves: a node above it, once both have been well for long enough. */
    Optional<String> betterEntitled(List<String> ranking, long ownedSinceNanos, long nowNanos) {
        if (nowNanos - ownedSinceNanos < STABLE_NANOS) {
            return Optional.empty();
        }
        return fellows.firstReady(ranking.subList(0, ranking.indexOf(self)), STABLE_NANOS, nowNanos);
    }

    /** For an owner that cannot serve: any other node, once that has lasted. */
    Optional<String> anyoneElse(List<String> ranking, long unreadySinceNanos, long nowNanos) {
        return nowNanos - unreadySinceNanos < PATIENCE_NANOS ? Optional.empty() : anyReady(ranking, nowNanos);
    }

    /** The most entitled other node that could serve now. */
    Optional<String> anyReady(List<String> ranking, long nowNanos) {
        List<String> others =
                ranking.stream().filter(node -> !node.equals(self)).toList();
        return fellows.firstReady(others, 0, nowNanos);
    }
}
