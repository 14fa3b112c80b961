package org.sitedatum.positioning.integrity;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.HealthEvent;
import org.sitedatum.positioning.event.HealthEvent.Change;
import org.sitedatum.positioning.event.HealthEvent.Condition;
import org.sitedatum.positioning.event.HealthEvent.Device;
import org.sitedatum.positioning.time.Snapshot;

/**
 * Notices an anchor that is not heard any more where tags have always heard it, while they go on hearing others of the same
 * source. Each second of a body that hears others is compared with how often bodies in the same part of the site have heard
 * the anchor: a miss where nearly everybody hears it counts much, one where it was seldom or never heard nothing. So a body
 * that walks out of an anchor's reach says nothing of the anchor.
 *
 * <p>Time is the receipt of ranges. Not thread-safe.
 */
final class AnchorSilence {

    /** A body is asked once in this time, ns: ranging rounds of slow tags fit in. */
    private static final long ROUND_NANOS = 1_000_000_000L;
    /** A round that has not heard enough by then is given up: the body has moved on, ns. */
    private static final long LONGEST_ROUND_NANOS = 5_000_000_000L;
    /** Other anchors a body must hear, so that it is not its own tag that fails. */
    private static final int OTHERS = 2;
    /** Log-odds against chance that a silence needs: one in 160,000 when several bodies miss the anchor. */
    private static final double SEVERAL = 12;
    /** The same for a single one, who may stand between the anchor and its own tag for a while. */
    private static final double SINGLE = 24;
    /** Of the strongest evidence that turned out to be none. */
    private static final double PATIENCE = 3;
    /** What turned out to be none is forgotten by this share at the next one. */
    private static final double FORGOTTEN = 0.1;
    /** No silence is shorter, s. */
    private static final double SHORTEST = 3;
    /** After so long a single body that stays where it is suffices, s. */
    private static final double LONG = 60;
    /** Parts of the site where a single body must have missed it, if it was not for {@link #LONG}. */
    private static final int PARTS = 3;
    /** Silent for so long it has gone for good and is forgotten, s. */
    private static final double GONE = 3600;

    private static final int MOST = 1_000_000;

    private final EventEmitter events;
    private final Set<String> anchors;
    private final ReachMap reach = new ReachMap();
    private final Map<String, Suspect> suspects = new TreeMap<>();
    private final Map<Listener, Round> rounds = new LinkedHashMap<>();
    private long nowNanos = Long.MIN_VALUE;
    private long sweptNanos = Long.MIN_VALUE;

    /** A body as a source's anchors hear it. */
    private record Listener(String body, String source) {}

    /** What a body has heard in about a second. */
    private static final class Round {
        private long startNanos;
        private final Set<String> heard = new TreeSet<>();
        private double x = Double.NaN;
        private double y;
        private double z;
    }

    /** An anchor that has been heard. */
    private static final class Suspect {
        private long heardNanos = Long.MIN_VALUE;
        private double evidence;
        private double vain;
        private boolean silent;
        private final Set<String> bodies = new TreeSet<>();
        private final Set<String> parts = new TreeSet<>();
    }

    /** For the anchors of a site. */
    AnchorSilence(EventEmitter events, Set<String> anchors) {
        this.events = events;
        this.anchors = anchors;
    }

    void save(Snapshot out) {
        out.putLong(nowNanos);
        out.putLong(sweptNanos);
        reach.save(out);
        out.put(suspects.size());
        suspects.forEach((id, one) -> {
            out.putValue(id);
            out.putLong(one.heardNanos);
            out.put(one.evidence);
            out.put(one.vain);
            out.putBoolean(one.silent);
            save(one.bodies, out);
            save(one.parts, out);
        });
        out.put(rounds.size());
        rounds.forEach((listener, round) -> {
            out.putValue(listener.body());
            out.putValue(listener.source());
            out.putLong(round.startNanos);
            out.put(round.x);
            out.put(round.y);
            out.put(round.z);
            save(round.heard, out);
        });
    }

    private static void save(Set<String> names, Snapshot out) {
        out.put(names.size());
        names.forEach(out::putValue);
    }

    /** Reads what {@link #save} wrote; anchors that are gone are forgotten. */
    void restore(Snapshot in) {
        suspects.clear();
        rounds.clear();
        nowNanos = in.nextLong();
        sweptNanos = in.nextLong();
        reach.restore(in);
        for (int left = in.nextCount(MOST); left > 0; left--) {
            Suspect one = new Suspect();
            suspects.put(in.nextValue(String.class), one);
            one.heardNanos = in.nextLong();
            one.evidence = in.next();
            one.vain = in.next();
            one.silent = in.nextBoolean();
            restore(one.bodies, in);
            restore(one.parts, in);
        }
        for (int left = in.nextCount(MOST); left > 0; left--) {
            Round round = new Round();
            rounds.put(new Listener(in.nextValue(String.class), in.nextValue(String.class)), round);
            round.startNanos = in.nextLong();
            round.x = in.next();
            round.y = in.next();
            round.z = in.next();
            restore(round.heard, in);
        }
        suspects.keySet().retainAll(anchors);
        reach.retain(anchors);
    }

    private static void restore(Set<String> names, Snapshot in) {
        for (int left = in.nextCount(MOST); left > 0; left--) {
            names.add(in.nextValue(String.class));
        }
    }

    /**
     * Takes that an anchor was heard by a tag of a body, whatever came of the range.
     *
     * @param place of the body, m in the site frame; empty: as before
     */
    void hear(String source, String body, String anchor, Optional<Vector3> place, long receivedNanos) {
        nowNanos = Math.max(nowNanos, receivedNanos);
        Listener listener = new Listener(body, source);
        Round round = rounds.get(listener);
        if (round != null && receivedNanos - round.startNanos >= ROUND_NANOS && close(listener, round, receivedNanos)) {
            rounds.remove(listener);
            round = null;
        }
        if (round == null) {
            round = new Round();
            round.startNanos = receivedNanos;
            rounds.put(listener, round);
        }
        if (place.isPresent()) {
            round.x = place.get().x();
            round.y = place.get().y();
            round.z = place.get().z();
        }
        round.heard.add(anchor);
        note(anchor, receivedNanos);
    }

    /** Takes that an anchor was heard in another sector of the site. */
    void hearElsewhere(String anchor, long receivedNanos) {
        if (suspects.containsKey(anchor)) {
            note(anchor, receivedNanos);
        }
    }

    private void note(String anchor, long receivedNanos) {
        Suspect one = suspects.computeIfAbsent(anchor, id -> new Suspect());
        double pause = 1e-9 * (receivedNanos - one.heardNanos);
        one.heardNanos = Math.max(one.heardNanos, receivedNanos);
        if (one.silent) {
            one.silent = false;
            say(anchor, Change.CLEARED, receivedNanos, pause);
        } else if (one.evidence > 0) {
            one.vain = Math.max((1 - FORGOTTEN) * one.vain, one.evidence);
        }
        one.evidence = 0;
        one.bodies.clear();
        one.parts.clear();
    }

    /** False: too little was heard yet. */
    private boolean close(Listener listener, Round round, long receivedNanos) {
        if (round.heard.size() < OTHERS || Double.isNaN(round.x)) {
            return receivedNanos - round.startNanos >= LONGEST_ROUND_NANOS;
        }
        ReachMap.Part part = reach.part(listener.source(), round.x, round.y, round.z);
        part.forEach((anchor, usually) -> {
            Suspect one = suspects.get(anchor);
            if (one != null && !one.silent && one.heardNanos < round.startNanos && usually > 0) {
                one.evidence -= Math.log(1 - usually);
                one.bodies.add(listener.body());
                one.parts.add(part.name());
                judge(anchor, one, receivedNanos);
            }
        });
        part.learn(round.heard, this::isSilent);
        return true;
    }

    private boolean isSilent(String anchor) {
        Suspect one = suspects.get(anchor);
        return one != null && one.silent;
    }

    private void judge(String anchor, Suspect one, long stampNanos) {
        double pause = 1e-9 * (stampNanos - one.heardNanos);
        boolean several = one.bodies.size() > 1;
        boolean wide = several || one.parts.size() >= PARTS || pause > LONG;
        if (pause > SHORTEST && wide && one.evidence > Math.max(several ? SEVERAL : SINGLE, PATIENCE * one.vain)) {
            one.silent = true;
            say(anchor, Change.RAISED, stampNanos, pause);
        }
    }

    /** Lets time pass: those that are silent for good are forgotten, and so is what bodies that left have heard. */
    void advanceTo(long stampNanos) {
        nowNanos = Math.max(nowNanos, stampNanos);
        if (sweptNanos != Long.MIN_VALUE && nowNanos - sweptNanos < LONGEST_ROUND_NANOS) {
            return;
        }
        sweptNanos = nowNanos;
        rounds.values().removeIf(round -> nowNanos - round.startNanos > 2 * LONGEST_ROUND_NANOS);
        suspects.entrySet().removeIf(entry -> {
            double pause = 1e-9 * (nowNanos - entry.getValue().heardNanos);
            if (entry.getValue().silent && pause > GONE) {
                say(entry.getKey(), Change.CLEARED, nowNanos, pause);
            }
            return pause > GONE;
        });
    }

    /** Forgets an anchor; a silence ends. */
    void forget(String anchor, long stampNanos) {
        Suspect one = suspects.remove(anchor);
        if (one != null && one.silent) {
            say(anchor, Change.CLEARED, stampNanos, 1e-9 * (stampNanos - one.heardNanos));
        }
        reach.forget(anchor);
    }

    private void say(String id, Change change, long stampNanos, double pause) {
        events.emit(sequence -> new HealthEvent(
                sequence, stampNanos, Device.ANCHOR, id, Condition.SILENT, change, pause, SHORTEST, Optional.empty()));
    }

    /** The anchors that are silent now, with when each was last heard, ns. */
    Map<String, Long> silent() {
        Map<String, Long> silent = new HashMap<>();
        suspects.forEach((id, one) -> {
            if (one.silent) {
                silent.put(id, one.heardNanos);
            }
        });
        return silent;
    }
}
