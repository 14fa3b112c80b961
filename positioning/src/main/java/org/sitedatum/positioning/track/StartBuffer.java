package org.sitedatum.positioning.track;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.RangeDifferenceFix;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.time.Snapshot;

/** The last few ranges and range differences of a body, kept until they fix a start. Rewindable; holds references only. */
final class StartBuffer {

    private static final int CAPACITY = 64;
    /** Where there are more, every fifth is dropped, so that the rest go on spanning some time. */
    private static final int THINNING = 5;

    private static final long MEMORY_NANOS = 2_500_000_000L;
    private static final long RETRY_NANOS = 250_000_000L;

    private final List<Fix> fixes = new ArrayList<>();
    private long sinceNanos;
    private long lastTryNanos = Long.MIN_VALUE;

    void save(Snapshot out) {
        out.put(fixes.size());
        for (Fix fix : fixes) {
            out.putValue(fix);
        }
        if (!fixes.isEmpty()) {
            out.putLong(sinceNanos);
            out.putLong(lastTryNanos);
        }
    }

    /** Reads what {@link #save} wrote; of an earlier revision of the site nothing is kept, for its anchors may be gone. */
    void restore(Snapshot in) {
        clear();
        for (int left = in.nextCount(CAPACITY); left > 0; left--) {
            fixes.add(in.nextValue(Fix.class));
        }
        if (!fixes.isEmpty()) {
            sinceNanos = in.nextLong();
            lastTryNanos = in.nextLong();
        }
        if (in.isOfOtherLayout()) {
            clear();
        }
    }

    void clear() {
        fixes.clear();
        lastTryNanos = Long.MIN_VALUE;
    }

    void add(Fix fix) {
        fixes.removeIf(old -> old.stampNanos() < fix.stampNanos() - MEMORY_NANOS);
        if (fixes.size() == CAPACITY) {
            for (int i = CAPACITY - 1; i > 0; i -= THINNING) {
                fixes.remove(i);
            }
        }
        if (fixes.isEmpty()) {
            sinceNanos = fix.stampNanos();
        }
        fixes.add(fix);
    }

    List<Fix> fixes() {
        return fixes;
    }

    private static String observed(Fix fix) {
        if (fix instanceof RangeFix range) {
            return range.anchor();
        }
        RangeDifferenceFix difference = (RangeDifferenceFix) fix;
        return difference.anchor() + "-" + difference.reference();
    }

    /**
     * True when a start is worth trying: enough different measurements for the unknowns after some time, fewer after a
     * longer time. The time counts from the first fix, however few of them the capacity has kept.
     *
     * @param unknowns coordinates to find, 2 or 3
     */
    boolean isReady(int unknowns) {
        Fix newest = fixes.get(fixes.size() - 1);
        double span = 1e-9 * (newest.stampNanos() - sinceNanos);
        long distinct = fixes.stream().map(StartBuffer::observed).distinct().count();
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
