package org.sitedatum.mqtt.session;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A bounded first-in first-out queue that, when full, drops the oldest message of the same topic, or the oldest of all when
 * the topic has none. Nothing is dropped while there is room. Not thread-safe.
 */
final class ConflatingQueue {
    private static final ArrayDeque<Outgoing> NONE = new ArrayDeque<>(0);

    private final int capacity;
    private final ArrayDeque<Outgoing> order = new ArrayDeque<>();
    private final Map<String, ArrayDeque<Outgoing>> byTopic = new HashMap<>();
    private int live;
    private long droppedCount;

    ConflatingQueue(int capacity) {
        this.capacity = capacity;
    }

    void offer(Outgoing message) {
        if (live == capacity) {
            dropFor(message.topic);
        }
        order.addLast(message);
        byTopic.computeIfAbsent(message.topic, topic -> new ArrayDeque<>(2)).addLast(message);
        live++;
    }

    /** The oldest message that was not dropped. */
    Optional<Outgoing> poll() {
        for (Outgoing next = order.pollFirst(); next != null; next = order.pollFirst()) {
            if (!next.dropped) {
                removeFromTopic(next);
                live--;
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /**
     * The oldest message that was not dropped, left where it is.
     *
     * @throws java.util.NoSuchElementException when there is none
     */
    Outgoing first() {
        while (order.getFirst().dropped) {
            order.removeFirst();
        }
        return order.getFirst();
    }

    boolean isEmpty() {
        return live == 0;
    }

    /** Empties the queue and returns how many messages that were. */
    int clear() {
        int count = live;
        order.clear();
        byTopic.clear();
        live = 0;
        return count;
    }

    /** Messages dropped for want of room so far. */
    long droppedCount() {
        return droppedCount;
    }

    private void dropFor(String topic) {
        droppedCount++;
        ArrayDeque<Outgoing> same = byTopic.getOrDefault(topic, NONE);
        if (same.isEmpty()) {
            poll();
            return;
        }
        Outgoing oldest = same.getFirst();
        oldest.dropped = true;
        removeFromTopic(oldest);
        live--;
        if (order.size() > 2 * capacity) {
            order.removeIf(message -> message.dropped);
        }
    }

    /** The message is the oldest of its topic. */
    private void removeFromTopic(Outgoing message) {
        ArrayDeque<Outgoing> same = byTopic.getOrDefault(message.topic, NONE);
        same.pollFirst();
        if (same.isEmpty()) {
            byTopic.remove(message.topic);
        }
    }
}
