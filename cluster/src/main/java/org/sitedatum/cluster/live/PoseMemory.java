package org.sitedatum.cluster.live;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.sitedatum.positioning.PoseEstimate;

/**
 * The newest pose of every body of a sector and, for the first {@value #MOST_BODIES}, the {@value #MOST_POSES} before it at
 * most, none older than ten seconds. A body without a name that
 * is silent for a minute is forgotten. One thread writes, any number read.
 */
final class PoseMemory {

    static final long SPAN_NANOS = 10_000_000_000L;
    static final int MOST_BODIES = 2_000;
    static final int MOST_POSES = 200;

    /** Closer together than this the past is not told apart: 200 poses are ten seconds then. */
    private static final long STEP_NANOS = 50_000_000L;

    private static final long FORGOTTEN_AFTER_NANOS = 60_000_000_000L;

    private final Map<String, Past> bodies = new ConcurrentHashMap<>();

    /** Poses between which a stamp lies; the same twice when it is that of a pose or beyond the newest. */
    record Around(PoseEstimate before, PoseEstimate after) {}

    void keep(PoseEstimate pose) {
        Past past = bodies.get(pose.trackable());
        if (past == null) {
            bodies.put(pose.trackable(), new Past(bodies.size() < MOST_BODIES ? MOST_POSES : 0, pose));
        } else {
            past.add(pose);
        }
    }

    /** Forgets bodies that have not been seen for a minute, but for those to be kept. */
    void forget(long nowNanos, Set<String> kept) {
        bodies.entrySet()
                .removeIf(body -> !kept.contains(body.getKey())
                        && nowNanos - body.getValue().newest().stampNanos() > FORGOTTEN_AFTER_NANOS);
    }

    void forget(String body) {
        bodies.remove(body);
    }

    int size() {
        return bodies.size();
    }

    List<PoseEstimate> newest() {
        Collection<Past> all = bodies.values();
        return all.stream().map(Past::newest).toList();
    }

    Optional<PoseEstimate> newest(String trackable) {
        return Optional.ofNullable(bodies.get(trackable)).map(Past::newest);
    }

    /** Empty when the body is unknown or nothing so old is remembered. */
    Optional<Around> around(String trackable, long stampNanos) {
        return Optional.ofNullable(bodies.get(trackable)).flatMap(past -> past.around(stampNanos));
    }

    /** The oldest stamp remembered of a body. */
    Optional<Long> oldest(String trackable) {
        return Optional.ofNullable(bodies.get(trackable)).map(Past::oldest);
    }

    private static final class Past {
        private final int most;
        private final ArrayDeque<PoseEstimate> older = new ArrayDeque<>();
        private PoseEstimate newest;

        private Past(int most, PoseEstimate first) {
            this.most = most;
            this.newest = first;
        }

        private synchronized void add(PoseEstimate pose) {
            PoseEstimate before = newest;
            // an engine that goes on from another's state repeats what it heard since
            if (pose.stampNanos() < before.stampNanos()) {
                return;
            }
            newest = pose;
            if (most == 0) {
                return;
            }
            boolean isFar =
                    older.isEmpty() || before.stampNanos() - older.getLast().stampNanos() >= STEP_NANOS;
            if (isFar) {
                older.addLast(before);
            }
            while (older.size() > most
                    || (!older.isEmpty() && older.getFirst().stampNanos() < pose.stampNanos() - SPAN_NANOS)) {
                older.removeFirst();
            }
        }

        private synchronized PoseEstimate newest() {
            return newest;
        }

        private synchronized long oldest() {
            return older.isEmpty() ? newest.stampNanos() : older.getFirst().stampNanos();
        }

        private synchronized Optional<Around> around(long stampNanos) {
            PoseEstimate after = newest;
            if (stampNanos >= after.stampNanos()) {
                return Optional.of(new Around(after, after));
            }
            for (Iterator<PoseEstimate> back = older.descendingIterator(); back.hasNext(); ) {
                PoseEstimate before = back.next();
                if (before.stampNanos() <= stampNanos) {
                    return Optional.of(new Around(before, after));
                }
                after = before;
            }
            return Optional.empty();
        }
    }
}
