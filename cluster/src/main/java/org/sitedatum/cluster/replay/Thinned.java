package org.sitedatum.cluster.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * Points by body, at most one of a body in each step of time: the first. When there are too many in all, the step is doubled.
 * One thread.
 *
 * @param <P> has a stamp
 */
final class Thinned<P> {

    /** 10 a second at first. */
    static final long FIRST_STEP_NANOS = 100_000_000L;

    private final ToLongFunction<P> stampNanos;
    private final int mostPoints;
    private final int mostBodies;
    private final SortedMap<String, List<P>> bodies = new TreeMap<>();
    private long stepNanos = FIRST_STEP_NANOS;
    private int points;
    private boolean complete = true;

    /**
     * Empty.
     *
     * @param mostPoints in all; more than there are bodies
     * @param mostBodies further ones are left out
     */
    Thinned(ToLongFunction<P> stampNanos, int mostPoints, int mostBodies) {
        this.stampNanos = stampNanos;
        this.mostPoints = mostPoints;
        this.mostBodies = mostBodies;
    }

    void add(String body, P point) {
        List<P> track = bodies.get(body);
        if (track == null) {
            if (bodies.size() >= mostBodies) {
                complete = false;
                return;
            }
            track = new ArrayList<>();
            bodies.put(body, track);
        }
        if (track.isEmpty() || slot(point) > slot(track.get(track.size() - 1))) {
            track.add(point);
            points++;
            if (points > mostPoints) {
                thinOut();
            }
        }
    }

    private void thinOut() {
        stepNanos *= 2;
        points = 0;
        for (List<P> track : bodies.values()) {
            List<P> kept = new ArrayList<>(track.size());
            for (P point : track) {
                if (kept.isEmpty() || slot(point) > slot(kept.get(kept.size() - 1))) {
                    kept.add(point);
                }
            }
            track.clear();
            track.addAll(kept);
            points += kept.size();
        }
    }

    private long slot(P point) {
        return Math.floorDiv(stampNanos.applyAsLong(point), stepNanos);
    }

    /** What was kept, in order of time. */
    SortedMap<String, List<P>> tracks() {
        SortedMap<String, List<P>> copy = new TreeMap<>();
        bodies.forEach((body, track) -> copy.put(body, List.copyOf(track)));
        return Collections.unmodifiableSortedMap(copy);
    }

    long stepNanos() {
        return stepNanos;
    }

    /** Whether no body was left out. */
    boolean isComplete() {
        return complete;
    }
}
