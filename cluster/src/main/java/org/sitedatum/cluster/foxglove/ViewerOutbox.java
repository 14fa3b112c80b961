package org.sitedatum.cluster.foxglove;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;

/** What waits for one viewer, bounded: when there is no room, the oldest data goes, never a text. Thread-safe. */
final class ViewerOutbox {

    /** A second of a busy site. */
    static final long MOST_BYTES = 4L * 1024 * 1024;

    private final ArrayDeque<Waiting> line = new ArrayDeque<>();
    private long dataBytes;
    private long dropped;

    /**
     * A message.
     *
     * @param isText whether it is JSON
     * @param bytes as they are sent
     */
    record Waiting(boolean isText, byte[] bytes) {}

    synchronized void addText(String text) {
        line.add(new Waiting(true, text.getBytes(StandardCharsets.UTF_8)));
    }

    synchronized void addData(byte[] data) {
        while (dataBytes + data.length > MOST_BYTES && dropOldest()) {
            dropped++;
        }
        dataBytes += data.length;
        line.add(new Waiting(false, data));
    }

    private boolean dropOldest() {
        for (var each = line.iterator(); each.hasNext(); ) {
            Waiting one = each.next();
            if (!one.isText) {
                dataBytes -= one.bytes.length;
                each.remove();
                return true;
            }
        }
        return false;
    }

    synchronized Optional<Waiting> poll() {
        Optional<Waiting> next = Optional.ofNullable(line.poll());
        if (next.isPresent() && !next.get().isText) {
            dataBytes -= next.get().bytes.length;
        }
        return next;
    }

    /** Messages dropped since this was last asked. */
    synchronized long takeDropped() {
        long taken = dropped;
        dropped = 0;
        return taken;
    }

    synchronized long waitingBytes() {
        return dataBytes;
    }

    synchronized void clear() {
        line.clear();
        dataBytes = 0;
    }
}
