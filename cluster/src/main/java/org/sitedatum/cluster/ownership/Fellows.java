package org.sitedatum.cluster.ownership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What this node knows of the others by their beats: who is there and ready to own. Decides nothing about safety, only who
 * is wished for. Not thread-safe; times are nanoseconds of a monotonic clock.
 */
final class Fellows {

    /** Longest time between two beats of a node that is well: ten beats. */
    static final long SILENCE_NANOS = 1_000_000_000L;

    private final Map<String, Seen> seen = new HashMap<>();

    private record Seen(boolean ready, long sinceNanos, long heardNanos) {}

    /** Hears a node; true when it is ready now and was not, or was not heard, just before. */
    boolean beat(String node, boolean ready, long nowNanos) {
        Seen before = seen.get(node);
        long since = before != null && before.ready == ready && nowNanos - before.heardNanos <= SILENCE_NANOS
                ? before.sinceNanos
                : nowNanos;
        seen.put(node, new Seen(ready, since, nowNanos));
        return ready && since == nowNanos;
    }

    /** Whether a node has been ready for so long without a break. */
    boolean isReady(String node, long forNanos, long nowNanos) {
        Seen last = seen.get(node);
        return last != null
                && last.ready
                && nowNanos - last.heardNanos <= SILENCE_NANOS
                && nowNanos - last.sinceNanos >= forNanos;
    }

    /** The first of a ranking that has been ready for so long. */
    Optional<String> firstReady(List<String> ranking, long forNanos, long nowNanos) {
        return ranking.stream()
                .filter(node -> isReady(node, forNanos, nowNanos))
                .findFirst();
    }
}
