package org.sitedatum.mqtt.session;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Live messages on their way to the lane of the connection there is: straight through while its window has room, else in
 * line, where the oldest of a topic gives way to the newest when the line is full. Thread-safe; never waits.
 */
final class LiveQueue {
    private final ConflatingQueue waiting;
    private final Consumer<String> onBroken;

    /** Without one nothing is in line. */
    private Optional<LaneOutput> lane = Optional.empty();

    private long sent;
    private long droppedOffline;

    /**
     * Without a connection.
     *
     * @param capacity messages in line
     * @param onBroken hears why the connection is of no use any more
     */
    LiveQueue(int capacity, Consumer<String> onBroken) {
        this.waiting = new ConflatingQueue(capacity);
        this.onBroken = onBroken;
    }

    /** There is a connection. */
    synchronized void goOnline(LaneOutput connected) {
        lane = Optional.of(connected);
    }

    /** There is none any more: what is in line is dropped. */
    synchronized void goOffline() {
        lane = Optional.empty();
        droppedOffline += waiting.clear();
    }

    /** Takes a message, which leaves with the next {@link #flush} or earlier. */
    synchronized void offer(Outgoing message) {
        if (lane.isEmpty()) {
            droppedOffline++;
        } else if (!waiting.isEmpty() || !isDone(lane.get(), message)) {
            waiting.offer(message);
        }
    }

    /** Sends what was taken, as far as the window has room. */
    synchronized void flush() {
        lane.ifPresent(this::write);
    }

    /** The window has room again. */
    synchronized void drain() {
        while (!waiting.isEmpty() && isDone(lane.orElseThrow(), waiting.first())) {
            waiting.poll();
        }
        flush();
    }

    /** Sends the message, or drops it when the connection is broken; false: it has to wait. */
    private boolean isDone(LaneOutput to, Outgoing message) {
        try {
            boolean taken = to.offer(message);
            if (taken) {
                sent++;
            }
            return taken;
        } catch (IOException e) {
            droppedOffline++;
            fail(e);
            return true;
        }
    }

    private void write(LaneOutput to) {
        try {
            to.writeLive();
        } catch (IOException e) {
            fail(e);
        }
    }

    private void fail(IOException problem) {
        goOffline();
        onBroken.accept("writing failed: " + problem.getMessage());
    }

    synchronized PublisherCounts counts() {
        return new PublisherCounts(sent, waiting.droppedCount(), droppedOffline, 0, 0);
    }
}
