package org.sitedatum.samples.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Pairs each pose with the newest message about its body that could have caused it: the message sent whose stamp is
 * nearest to the pose's. Not thread-safe.
 */
final class LatencyTally {

    private static final long LARGEST_MICROS = 60_000_000;
    private static final long FARTHEST_NANOS = 10_000_000;
    private static final int REMEMBERED = 64;

    private final Map<String, NavigableMap<Long, Long>> sentByStamp = new HashMap<>();
    private final Histogram micros = new Histogram(1, LARGEST_MICROS, 3);

    /** A message about a body was handed to MQTT. */
    void sent(String body, long stampNanos, long nanoTime) {
        NavigableMap<Long, Long> sent = sentByStamp.computeIfAbsent(body, id -> new TreeMap<>());
        sent.putIfAbsent(stampNanos, nanoTime);
        if (sent.size() > REMEMBERED) {
            sent.pollFirstEntry();
        }
    }

    /** A pose arrived; poses whose cause is not remembered do not count. */
    void received(String body, long stampNanos, long nanoTime) {
        NavigableMap<Long, Long> sent = sentByStamp.getOrDefault(body, new TreeMap<>());
        Map.Entry<Long, Long> before = sent.floorEntry(stampNanos);
        Map.Entry<Long, Long> after = sent.ceilingEntry(stampNanos);
        Map.Entry<Long, Long> cause = nearest(before, after, stampNanos);
        if (cause != null && Math.abs(cause.getKey() - stampNanos) <= FARTHEST_NANOS) {
            long taken = (nanoTime - cause.getValue()) / 1000;
            micros.recordValue(Math.max(1, Math.min(LARGEST_MICROS, taken)));
        }
    }

    LatencyFigures figures() {
        if (micros.getTotalCount() == 0) {
            return new LatencyFigures(Double.NaN, Double.NaN);
        }
        return new LatencyFigures(micros.getValueAtPercentile(50) / 1000.0, micros.getValueAtPercentile(99) / 1000.0);
    }

    void clear() {
        micros.reset();
    }

    private static Map.Entry<Long, Long> nearest(
            Map.Entry<Long, Long> before, Map.Entry<Long, Long> after, long stampNanos) {
        if (before == null || after == null) {
            return before == null ? after : before;
        }
        return stampNanos - before.getKey() <= after.getKey() - stampNanos ? before : after;
    }
}
