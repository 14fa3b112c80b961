package org.sitedatum.cluster.member;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Frames waiting for one member: a bounded line that loses its oldest, for old ones are worth nothing. Thread-safe. */
final class Outbox {

    private final int capacity;
    private final ArrayDeque<Frame> line = new ArrayDeque<>();
    private long dropped;

    Outbox(int capacity) {
        this.capacity = capacity;
    }

    synchronized void offer(Frame frame) {
        if (line.size() == capacity) {
            line.removeFirst();
            dropped++;
        }
        line.addLast(frame);
        notifyAll();
    }

    /** Takes a frame only while less than half of the line is in use: one that others must not give way to. */
    synchronized void offerIfRoomy(Frame frame) {
        if (line.size() < capacity / 2) {
            offer(frame);
        } else {
            dropped++;
        }
    }

    /** The next frame, or none when none comes for so long. */
    synchronized Optional<Frame> poll(long millis) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (line.isEmpty()) {
            long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
        return Optional.of(line.removeFirst());
    }

    synchronized boolean isEmpty() {
        return line.isEmpty();
    }

    /** Without a connection everything is old by the time there is one. */
    synchronized void clear() {
        dropped += line.size();
        line.clear();
    }

    synchronized long dropped() {
        return dropped;
    }
}
