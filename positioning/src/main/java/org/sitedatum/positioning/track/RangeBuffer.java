package org.sitedatum.positioning.track;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.positioning.fix.RangeFix;

/** The last few ranges of a body, kept until they fix a start. Rewindable; holds references only. */
final class RangeBuffer {

    private static final int CAPACITY = 64;
    private static final long MEMORY_NANOS = 2_500_000_000L;
    private static final long RETRY_NANOS = 250_000_000L;

    private final List<RangeFix> ranges = new ArrayList<>();
    private long lastTryNanos = Long.MIN_VALUE;

    void copyFrom(RangeBuffer other) {
        if (!ranges.isEmpty() || !other.ranges.isEmpty()) {
            ranges.clear();
            ranges.addAll(other.ranges);
        }
        lastTryNanos = other.lastTryNanos;
    }

    void clear() {
        ranges.clear();
        lastTryNanos = Long.MIN_VALUE;
    }

    void add(RangeFix range) {
        ranges.removeIf(old -> old.stampNanos() < range.stampNanos() - MEMORY_NANOS);
        if (ranges.size() == CAPACITY) {
            ranges.remove(0);
        }
        ranges.add(range);
    }

    List<RangeFix> ranges() {
        return ranges;
    }

    /**
     * True when a start is worth trying: enough anchors for the unknowns after some time, fewer after a longer time.
     *
     * @param unknowns coordinates to find, 2 or 3
     */
    boolean isReady(int unknowns) {
        RangeFix newest = ranges.get(ranges.size() - 1);
        double span = 1e-9 * (newest.stampNanos() - ranges.get(0).stampNanos());
        long distinct = ranges.stream().map(RangeFix::anchor).distinct().count();
        boolean enough = (distinct >= unknowns + 2 && span >= 0.3)
                || (distinct >= unknowns + 1 && span >= 0.8)
                || (distinct >= unknowns && span >= 2.0);
        if (!enough || newest.stampNanos() < lastTryNanos + RETRY_NANOS) {
            return false;
        }
        lastTryNanos = newest.stampNanos();
        return true;
    }
}
