package org.sitedatum.positioning.sector;

import java.util.ArrayDeque;
import java.util.List;
import org.sitedatum.positioning.fix.Fix;

/** The fixes heard and the hand-overs given of the last {@link SectorEngine#REMEMBERED_NANOS}, oldest first. Not thread-safe. */
final class RecentWords {

    private final ArrayDeque<Fix> fixes = new ArrayDeque<>();
    private final ArrayDeque<Given> given = new ArrayDeque<>();
    private long nowNanos = Long.MIN_VALUE;

    private record Given(HandOver handOver, long atNanos) {}

    /** Latest receipt so far, ns since the Unix epoch; the least number before any. */
    long nowNanos() {
        return nowNanos;
    }

    /** A fix was heard: time has passed until its receipt. */
    void hear(Fix fix) {
        nowNanos = Math.max(nowNanos, fix.header().receivedNanos());
        fixes.addLast(fix);
        while (nowNanos - fixes.getFirst().header().receivedNanos() > SectorEngine.REMEMBERED_NANOS) {
            fixes.removeFirst();
        }
        while (!given.isEmpty() && nowNanos - given.getFirst().atNanos() > SectorEngine.REMEMBERED_NANOS) {
            given.removeFirst();
        }
    }

    /** A body was handed over. */
    void give(HandOver handOver) {
        given.addLast(new Given(handOver, nowNanos));
    }

    List<Fix> fixes() {
        return List.copyOf(fixes);
    }

    List<HandOver> given() {
        return given.stream().map(Given::handOver).toList();
    }
}
