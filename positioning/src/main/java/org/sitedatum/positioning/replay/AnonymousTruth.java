package org.sitedatum.positioning.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * True tracks of bodies without an identity, read at any instant: linear between two samples at most {@link #MAX_GAP_NANOS}
 * apart, absent elsewhere.
 */
final class AnonymousTruth {

    /** Across a longer gap a body is not taken to be present. */
    static final long MAX_GAP_NANOS = 2_000_000_000L;

    private final SortedMap<String, List<TruthSample>> tracks = new TreeMap<>();
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /** From samples in order of stamp. */
    AnonymousTruth(List<TruthSample> samples) {
        for (TruthSample sample : samples) {
            tracks.computeIfAbsent(sample.trackable(), id -> new ArrayList<>()).add(sample);
            firstNanos = Math.min(firstNanos, sample.stampNanos());
            lastNanos = Math.max(lastNanos, sample.stampNanos());
        }
    }

    boolean isEmpty() {
        return tracks.isEmpty();
    }

    /**
     * The instants first, first + grid, ... up to the last sample.
     *
     * @param earliestNanos the first is not before this
     */
    long[] grid(long gridNanos, long earliestNanos) {
        long first = Math.max(firstNanos, earliestNanos);
        if (isEmpty() || first > lastNanos) {
            return new long[0];
        }
        long[] instants = new long[Math.toIntExact((lastNanos - first) / gridNanos + 1)];
        for (int k = 0; k < instants.length; k++) {
            instants[k] = first + k * gridNanos;
        }
        return instants;
    }

    /** The bodies present at an instant. */
    List<PairedPoints.Point> at(long stampNanos) {
        List<PairedPoints.Point> points = new ArrayList<>();
        for (List<TruthSample> track : tracks.values()) {
            addPoint(track, stampNanos, points);
        }
        return points;
    }

    private static void addPoint(List<TruthSample> track, long stampNanos, List<PairedPoints.Point> out) {
        int after = firstAtOrAfter(track, stampNanos);
        if (after == track.size()) {
            return;
        }
        TruthSample b = track.get(after);
        if (b.stampNanos() == stampNanos) {
            out.add(new PairedPoints.Point(
                    b.trackable(), b.position().x(), b.position().y()));
            return;
        }
        if (after == 0) {
            return;
        }
        TruthSample a = track.get(after - 1);
        long gap = b.stampNanos() - a.stampNanos();
        if (gap <= MAX_GAP_NANOS) {
            double share = (double) (stampNanos - a.stampNanos()) / gap;
            out.add(new PairedPoints.Point(
                    a.trackable(),
                    a.position().x() + share * (b.position().x() - a.position().x()),
                    a.position().y() + share * (b.position().y() - a.position().y())));
        }
    }

    private static int firstAtOrAfter(List<TruthSample> track, long stampNanos) {
        int low = 0;
        int high = track.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (track.get(middle).stampNanos() < stampNanos) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
