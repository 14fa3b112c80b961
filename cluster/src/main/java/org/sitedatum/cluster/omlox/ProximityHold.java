package org.sitedatum.cluster.omlox;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Which of several proximity zones a provider is at, when more than one hears it: readers overlap and take turns, and a badge
 * does not walk to and fro with them. The zone it is at keeps it until another
 *
 * <ul>
 *   <li>has it to itself: the first has not heard it for {@value #HELD_SECONDS} s, two to three reports of usual readers;
 *   <li>is clearly nearer: says an accuracy of at most {@value #NEARER} of what the first said last;
 *   <li>hears it {@value #IN_A_ROW} times in a row, the first not once between.
 * </ul>
 *
 * Thread-safe; remembers the {@value #MOST} providers heard latest.
 */
final class ProximityHold {
    static final int HELD_SECONDS = 5;
    static final int IN_A_ROW = 3;
    static final double NEARER = 0.7;
    private static final int MOST = 20_000;
    private static final Duration HELD = Duration.ofSeconds(HELD_SECONDS);

    private final Map<String, At> providers = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, At> eldest) {
            return size() > MOST;
        }
    };

    /**
     * Where one is.
     *
     * @param zone that keeps it
     * @param heard when that zone heard it last
     * @param accuracy what it said then, m
     * @param rival another zone that has heard it since; empty: none
     * @param inARow how often that has
     */
    private record At(String zone, Instant heard, OptionalDouble accuracy, String rival, int inARow) {
        private At by(String other) {
            return new At(zone, heard, accuracy, other, other.equals(rival) ? inARow + 1 : 1);
        }
    }

    /** Whether a provider that a zone has just heard is at that zone now. */
    synchronized boolean isAt(String provider, String zone, OptionalDouble accuracy, Instant now) {
        At here = new At(zone, now, accuracy, "", 0);
        At before = providers.getOrDefault(provider, here);
        if (before.zone.equals(zone) || before.heard.isBefore(now.minus(HELD))) {
            providers.put(provider, here);
            return true;
        }
        At rivalled = before.by(zone);
        boolean goesOver = isNearer(accuracy, rivalled.accuracy) || rivalled.inARow >= IN_A_ROW;
        providers.put(provider, goesOver ? here : rivalled);
        return goesOver;
    }

    private static boolean isNearer(OptionalDouble here, OptionalDouble there) {
        return here.isPresent() && there.isPresent() && here.getAsDouble() <= NEARER * there.getAsDouble();
    }
}
