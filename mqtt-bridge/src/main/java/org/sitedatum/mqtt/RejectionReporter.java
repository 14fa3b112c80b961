package org.sitedatum.mqtt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.mqtt.codec.RejectionReport;
import org.sitedatum.positioning.FixRejection;

/**
 * Thins refusals out to one report per source, reason and interval, with counts, so that a broken source cannot flood the
 * broker. Keeps the state of at most {@value #MAX_KEYS} sources and reasons, forgetting the one longest unheard. Not
 * thread-safe; time is given in.
 */
final class RejectionReporter {
    static final int MAX_KEYS = 4096;

    private final long intervalNanos;
    private final Map<Key, Tally> tallies = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Tally> eldest) {
            return size() > MAX_KEYS;
        }
    };

    RejectionReporter(long intervalNanos) {
        this.intervalNanos = intervalNanos;
    }

    /** Counts a refusal, which may stand for several. */
    void add(FixRejection rejection, long count) {
        Tally tally =
                tallies.computeIfAbsent(new Key(rejection.source(), rejection.reason()), key -> new Tally(rejection));
        tally.newest = rejection;
        tally.pending += count;
        tally.total += count;
    }

    /** The reports that are due now; they count as sent. */
    List<RejectionReport> takeDue(long nowNanos) {
        List<RejectionReport> due = new ArrayList<>();
        for (Tally tally : tallies.values()) {
            if (tally.pending > 0 && (tally.neverSent || nowNanos - tally.sentNanos >= intervalNanos)) {
                due.add(new RejectionReport(tally.newest, tally.pending, tally.total));
                tally.pending = 0;
                tally.neverSent = false;
                tally.sentNanos = nowNanos;
            }
        }
        return due;
    }

    private record Key(String source, FixRejection.Reason reason) {}

    private static final class Tally {
        private FixRejection newest;
        private long pending;
        private long total;
        private long sentNanos;
        private boolean neverSent = true;

        private Tally(FixRejection newest) {
            this.newest = newest;
        }
    }
}
