package org.sitedatum.mqtt;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is added to the epoch of a sector's owner in all that is said of a body, so that the epochs of one body never fall as
 * it goes from one sector to another. Thread-safe.
 */
public final class EpochLifts {

    private final Map<String, Long> lifts = new ConcurrentHashMap<>();

    /** From now on; 0 for a body that has never changed its sector. */
    public void lift(String body, long by) {
        if (by == 0) {
            lifts.remove(body);
        } else {
            lifts.put(body, by);
        }
    }

    /** What to add for a body. */
    public long of(String body) {
        Long lift = lifts.get(body);
        return lift == null ? 0 : lift;
    }
}
