package org.sitedatum.cluster.access;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Failed logins: after {@value #MOST} for one name within a minute that name has to wait, and after {@value #MOST_TOGETHER} for all
 * names together everybody has. Thread-safe.
 */
public final class Attempts {

    static final int MOST = 5;
    static final int MOST_TOGETHER = 60;

    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final int MOST_NAMES = 10_000;
    private static final String TOGETHER = "";

    private final Map<String, Count> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > MOST_NAMES;
        }
    };

    private record Count(int failures, long sinceNanos) {}

    /** Whether a login for this name may be tried now. */
    public synchronized boolean mayTry(String name, long nowNanos) {
        return failures(name, nowNanos) < MOST && failures(TOGETHER, nowNanos) < MOST_TOGETHER;
    }

    /** A login failed. */
    public synchronized void failed(String name, long nowNanos) {
        count(name, nowNanos);
        count(TOGETHER, nowNanos);
    }

    private void count(String name, long nowNanos) {
        Count before = counts.getOrDefault(name, new Count(0, nowNanos));
        boolean goesOn = nowNanos - before.sinceNanos <= WINDOW_NANOS;
        counts.put(name, goesOn ? new Count(before.failures + 1, before.sinceNanos) : new Count(1, nowNanos));
    }

    private int failures(String name, long nowNanos) {
        Count count = counts.get(name);
        return count == null || nowNanos - count.sinceNanos > WINDOW_NANOS ? 0 : count.failures;
    }
}
