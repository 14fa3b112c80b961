package org.sitedatum.positioning;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.time.Restorable;
import org.sitedatum.positioning.time.Snapshot;
import org.sitedatum.positioning.time.SourceClock;

/** What an engine counts, and the clocks of its sources. One thread owns it, the engine's. */
final class EngineCounts implements Restorable {

    private static final Reason[] REASONS = Reason.values();
    private static final int MOST_SOURCES = 1_000_000;

    private final Map<String, SourceClock> clocks = new HashMap<>();
    private final Map<Reason, Long> rejected = new EnumMap<>(Reason.class);
    private long accepted;
    private long alignmentRevision;

    @Override
    public void save(Snapshot out) {
        out.putLong(accepted);
        out.putLong(alignmentRevision);
        out.put(rejected.size());
        rejected.forEach((reason, count) -> {
            out.put(reason.ordinal());
            out.putLong(count);
        });
        out.put(clocks.size());
        clocks().forEach((source, clock) -> {
            out.putValue(source);
            clock.save(out);
        });
    }

    @Override
    public void restore(Snapshot in) {
        accepted = in.nextLong();
        alignmentRevision = in.nextLong();
        rejected.clear();
        for (int left = in.nextCount(REASONS.length); left > 0; left--) {
            rejected.put(REASONS[in.nextCount(REASONS.length - 1)], in.nextLong());
        }
        clocks.clear();
        for (int left = in.nextCount(MOST_SOURCES); left > 0; left--) {
            SourceClock clock = new SourceClock();
            clocks.put(in.nextValue(String.class), clock);
            clock.restore(in);
        }
    }

    void hear(FixHeader header) {
        clocks.computeIfAbsent(header.source(), source -> new SourceClock())
                .hear(header.stampNanos(), header.receivedNanos());
    }

    void accept() {
        accepted++;
    }

    void reject(Reason reason) {
        rejected.merge(reason, 1L, Long::sum);
    }

    long nextAlignmentRevision() {
        return ++alignmentRevision;
    }

    long alignmentRevision() {
        return alignmentRevision;
    }

    /** Counts announcements on from another engine's, so that no frame's revision falls. */
    void continueAlignmentsAfter(long revision) {
        alignmentRevision = Math.max(alignmentRevision, revision);
    }

    boolean isZero() {
        return accepted == 0 && clocks.isEmpty();
    }

    long accepted() {
        return accepted;
    }

    Map<Reason, Long> rejected() {
        return new EnumMap<>(rejected);
    }

    SortedMap<String, SourceClock> clocks() {
        return new TreeMap<>(clocks);
    }
}
