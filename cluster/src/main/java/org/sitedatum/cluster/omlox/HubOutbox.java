package org.sitedatum.cluster.omlox;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.sitedatum.mqtt.omlox.HubWrapper;

/** What waits to be sent to one client, bounded. Filled by any thread, emptied by the session's event loop. */
final class HubOutbox {

    /** Real clients read messages of at most 32 KiB; the wrapper's own fields need room. */
    private static final int LONGEST_PAYLOAD = 31_000;

    private static final long MOST_BYTES = 4L * 1024 * 1024;

    private final Queue<Waiting> line = new ConcurrentLinkedQueue<>();
    private final AtomicLong bytes = new AtomicLong();

    private record Waiting(long subscription, String topic, boolean withId, byte[] json) {}

    /** Adds an object for a subscription; false when it is too long or the line is. */
    boolean add(long subscription, String topic, boolean withId, byte[] json) {
        if (json.length > LONGEST_PAYLOAD || isTooLong()) {
            return false;
        }
        bytes.addAndGet(json.length);
        return line.add(new Waiting(subscription, topic, withId, json));
    }

    /** Whether more waits than a client that reads would let wait. */
    boolean isTooLong() {
        return bytes.get() > MOST_BYTES;
    }

    boolean isEmpty() {
        return line.isEmpty();
    }

    /** The next message: neighbours of one subscription go together as far as there is room. Not when empty. */
    byte[] next() {
        Waiting first = line.remove();
        List<byte[]> payload = new ArrayList<>(List.of(first.json));
        int length = first.json.length;
        for (Waiting next = line.peek();
                next != null
                        && next.subscription == first.subscription
                        && length + next.json.length + 1 <= LONGEST_PAYLOAD;
                next = line.peek()) {
            line.remove();
            payload.add(next.json);
            length += next.json.length + 1;
        }
        bytes.addAndGet(-payload.stream().mapToLong(one -> one.length).sum());
        OptionalLong id = first.withId ? OptionalLong.of(first.subscription) : OptionalLong.empty();
        return HubWrapper.message(first.topic, id, payload);
    }

    void clear() {
        line.clear();
    }
}
