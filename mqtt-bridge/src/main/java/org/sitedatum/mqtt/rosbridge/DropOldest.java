package org.sitedatum.mqtt.rosbridge;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/** A bounded line that loses its oldest when it is full. Thread-safe. */
final class DropOldest {
    private final int capacity;
    private final ArrayDeque<String> line = new ArrayDeque<>();
    private final Lock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private long dropped;

    DropOldest(int capacity) {
        this.capacity = capacity;
    }

    void offer(String message) {
        lock.lock();
        try {
            if (line.size() == capacity) {
                line.removeFirst();
                dropped++;
            }
            line.addLast(message);
            filled.signal();
        } finally {
            lock.unlock();
        }
    }

    /** The next, waited for; empty when none comes in that time. */
    Optional<String> poll(long nanos) throws InterruptedException {
        lock.lock();
        try {
            for (long left = nanos; line.isEmpty() && left > 0; ) {
                left = filled.awaitNanos(left);
            }
            return Optional.ofNullable(line.pollFirst());
        } finally {
            lock.unlock();
        }
    }

    /** Empties the line; what was in it is dropped. */
    void clear() {
        lock.lock();
        try {
            dropped += line.size();
            line.clear();
        } finally {
            lock.unlock();
        }
    }

    /** One message was never taken. */
    void countDropped() {
        lock.lock();
        try {
            dropped++;
        } finally {
            lock.unlock();
        }
    }

    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
