package org.sitedatum.positioning.integrity;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.HealthEvent.Change;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.event.HealthEvent.Device;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Notices sources, or sensors that tell of each scan, that sent regularly and have stopped: after four times the longest pause they usually make, but not
 * before 3 s and not after 60 s. One that usually pauses for longer than 15 s tells nothing by pausing and is not watched;
 * one that is silent for an hour has gone.
 *
 * <p>Time is the receipt of fixes and what {@link #advanceTo} says; while neither came nobody listened, which is no
 * silence. Not thread-safe.
 */
final class SourceSilence {

    /** Sources watched at most; more would be a flood of invented names. */
    private static final int MOST = 10_000;
    /** Fixes before a source is known to be regular. */
    private static final int FEWEST = 20;
    /** Of the usual longest pause. */
    private static final double PATIENCE = 4;

    private static final double SHORTEST = 3;
    private static final double LONGEST = 60;
    /** A source silent for so long has gone for good and is forgotten, s. */
    private static final double GONE = 3600;
    /** The longest pause is forgotten by this share with each fix. */
    private static final double FORGOTTEN = 0.01;
    /** Without a sign of time for so long nobody listened, ns. */
    private static final long DEAF_NANOS = 2_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;

    private final EventEmitter events;
    private final Device device;
    private final Map<String, Listened> sources = new TreeMap<>();
    private long nowNanos = NEVER;

    private static final class Listened {
        private long heardNanos;
        private int count;
        /** s */
        private double longestPause;

        private boolean silent;

        double limit() {
            return Math.max(SHORTEST, Math.min(LONGEST, PATIENCE * longestPause));
        }

        boolean isRegular() {
            return count >= FEWEST && PATIENCE * longestPause <= LONGEST;
        }
    }

    /** Of one kind of device. */
    SourceSilence(Device device, EventEmitter events) {
        this.device = device;
        this.events = events;
    }

    void save(Snapshot out) {
        out.putLong(nowNanos);
        out.put(sources.size());
        sources.forEach((id, source) -> {
            out.putValue(id);
            out.putLong(source.heardNanos);
            out.put(source.count);
            out.put(source.longestPause);
            out.putBoolean(source.silent);
        });
    }

    void restore(Snapshot in) {
        sources.clear();
        nowNanos = in.nextLong();
        for (int left = in.nextCount(MOST); left > 0; left--) {
            Listened source = new Listened();
            sources.put(in.nextValue(String.class), source);
            source.heardNanos = in.nextLong();
            source.count = in.nextCount(FEWEST);
            source.longestPause = in.next();
            source.silent = in.nextBoolean();
        }
    }

    /** Takes that a source sent something usable, received then. */
    void hear(String id, long receivedNanos) {
        pass(receivedNanos);
        Listened source = sources.get(id);
        if (source == null) {
            if (sources.size() < MOST) {
                source = new Listened();
                source.heardNanos = receivedNanos;
                sources.put(id, source);
            }
            return;
        }
        double pause = Math.max(0, 1e-9 * (receivedNanos - source.heardNanos));
        source.heardNanos = Math.max(source.heardNanos, receivedNanos);
        source.count = Math.min(FEWEST, source.count + 1);
        if (source.silent) {
            source.silent = false;
            say(id, Change.CLEARED, receivedNanos, pause, source.limit());
        } else {
            source.longestPause = Math.max((1 - FORGOTTEN) * source.longestPause, pause);
        }
    }

    /** Takes that a source sent something that another engine of the site uses: one that this one knows is not silent. */
    void hearElsewhere(String id, long receivedNanos) {
        if (sources.containsKey(id)) {
            hear(id, receivedNanos);
        }
    }

    /** Lets time pass: says who has been silent for too long. */
    void advanceTo(long stampNanos) {
        pass(stampNanos);
        sources.forEach((id, source) -> {
            double pause = 1e-9 * (nowNanos - source.heardNanos);
            if (!source.silent && source.isRegular() && pause > source.limit()) {
                source.silent = true;
                say(id, Change.RAISED, nowNanos, pause, source.limit());
            } else if (source.silent && pause > GONE) {
                say(id, Change.CLEARED, nowNanos, pause, source.limit());
            }
        });
        sources.values().removeIf(source -> 1e-9 * (nowNanos - source.heardNanos) > GONE);
    }

    private void pass(long stampNanos) {
        if (nowNanos != NEVER && stampNanos - nowNanos > DEAF_NANOS) {
            long deaf = stampNanos - nowNanos;
            sources.values().forEach(source -> source.heardNanos += deaf);
        }
        nowNanos = Math.max(nowNanos, stampNanos);
    }

    private void say(String id, Change change, long stampNanos, double pause, double limit) {
        events.emit(sequence -> new HealthEvent(
                sequence, stampNanos, device, id, Condition.SILENT, change, pause, limit, Optional.empty()));
    }

    /** Forgets one; a silence ends. */
    void forget(String id, long stampNanos) {
        Listened gone = sources.remove(id);
        if (gone != null && gone.silent) {
            say(id, Change.CLEARED, stampNanos, 1e-9 * (stampNanos - gone.heardNanos), gone.limit());
        }
    }

    /** The sources that are silent now, with when each was last heard, ns. */
    Map<String, Long> silent() {
        Map<String, Long> silent = new TreeMap<>();
        sources.forEach((id, source) -> {
            if (source.silent) {
                silent.put(id, source.heardNanos);
            }
        });
        return silent;
    }
}
