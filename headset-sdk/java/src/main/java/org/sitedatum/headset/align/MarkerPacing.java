package org.sitedatum.headset.align;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Keeps many sightings of one marker from counting as many: they share the marker's survey error and the camera's
 * calibration, so together they may weigh as one sighting a second.
 */
final class MarkerPacing {

    private static final double PERIOD = 1.0;
    private static final int REMEMBERED = 64;

    private final Map<String, Long> lastSeen = new LinkedHashMap<>(REMEMBERED, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > REMEMBERED;
        }
    };

    /** Factor of the standard deviation of a sighting at a time, at least 1. */
    double weakening(String marker, long time) {
        Long before = lastSeen.get(marker);
        if (before == null) {
            return 1;
        }
        double seconds = Math.max(0.005, Math.abs(time - before) * 1e-9);
        return Math.sqrt(Math.max(1, PERIOD / seconds));
    }

    void forget() {
        lastSeen.clear();
    }

    /** A sighting was used. */
    void used(String marker, long time) {
        lastSeen.put(marker, time);
    }
}
