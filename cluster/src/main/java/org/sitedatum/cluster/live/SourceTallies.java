package org.sitedatum.cluster.live;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.sitedatum.positioning.FixRejection;

/** The tallies of a sector's sources, of the first {@value #MOST} that were heard. One thread writes, any number read. */
final class SourceTallies {

    static final int MOST = 4_096;

    private final Map<String, SourceTally> tallies = new ConcurrentHashMap<>();
    private final SourceTally beyond = new SourceTally();

    void heard(String source, long stampNanos, long receivedNanos) {
        of(source).heard(stampNanos, receivedNanos);
    }

    void refused(FixRejection rejection) {
        of(rejection.source()).refused(rejection);
    }

    private SourceTally of(String source) {
        SourceTally tally = tallies.get(source);
        if (tally != null) {
            return tally;
        }
        return tallies.size() < MOST ? tallies.computeIfAbsent(source, id -> new SourceTally()) : beyond;
    }

    /** What was refused of all sources together, by reason. */
    Map<FixRejection.Reason, Long> refused(long nowNanos) {
        Map<FixRejection.Reason, Long> sums = new EnumMap<>(FixRejection.Reason.class);
        tallies.values().forEach(tally -> add(sums, tally.figures(nowNanos)));
        add(sums, beyond.figures(nowNanos));
        return sums;
    }

    private static void add(Map<FixRejection.Reason, Long> sums, SourceTally.Figures figures) {
        figures.refused().forEach((reason, count) -> sums.merge(reason, count, Long::sum));
    }

    /** All sources in order of id, as of now. */
    SortedMap<String, SourceTally.Figures> figures(long nowNanos) {
        SortedMap<String, SourceTally.Figures> all = new TreeMap<>();
        tallies.forEach((source, tally) -> all.put(source, tally.figures(nowNanos)));
        return all;
    }
}
