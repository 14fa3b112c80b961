package org.sitedatum.samples.demo;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * When the messages of the last minute or so were handed to MQTT, to find the one that caused a pose: that about its body
 * whose stamp is nearest to the pose's. Not thread-safe.
 */
final class SentMessages {

    private static final long FARTHEST_NANOS = 10_000_000;
    private static final int REMEMBERED = 4096;

    private final Map<String, NavigableMap<Long, Long>> sentByStamp = new HashMap<>();

    /** A message about a body, with a fix of that stamp, is handed to MQTT now. */
    void sent(String body, long stampNanos, long nanoTime) {
        NavigableMap<Long, Long> sent = sentByStamp.computeIfAbsent(body, id -> new TreeMap<>());
        sent.putIfAbsent(stampNanos, nanoTime);
        if (sent.size() > REMEMBERED) {
            sent.pollFirstEntry();
        }
    }

    /** When the cause of a pose was sent; empty when it is not remembered. */
    OptionalLong findCause(String body, long stampNanos) {
        NavigableMap<Long, Long> sent = sentByStamp.getOrDefault(body, new TreeMap<>());
        Map.Entry<Long, Long> cause = nearest(sent.floorEntry(stampNanos), sent.ceilingEntry(stampNanos), stampNanos);
        if (cause == null || Math.abs(cause.getKey() - stampNanos) > FARTHEST_NANOS) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(cause.getValue());
    }

    private static Map.Entry<Long, Long> nearest(
            Map.Entry<Long, Long> before, Map.Entry<Long, Long> after, long stampNanos) {
        if (before == null || after == null) {
            return before == null ? after : before;
        }
        return stampNanos - before.getKey() <= after.getKey() - stampNanos ? before : after;
    }
}
