package org.sitedatum.mqtt.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The messages at QoS 1 that wait to be sent and that are on their way: kept messages first, then perishable ones, all
 * within one window of unconfirmed messages, because the broker counts them together. Thread-safe; only {@link #awaitNext}
 * waits.
 */
final class SendQueue {
    private final PublisherOptions options;
    private final ArrayDeque<Outgoing> kept = new ArrayDeque<>();
    private final ConflatingQueue perishable;
    private final Set<Outgoing> unconfirmedKept = new LinkedHashSet<>();
    private int unconfirmedPerishable;
    private long generation;
    private volatile boolean online;
    private boolean closed;
    private long sent;
    private long droppedOffline;
    private long droppedKept;
    private long failed;

    SendQueue(PublisherOptions options) {
        this.options = options;
        this.perishable = new ConflatingQueue(options.perishableCapacity());
    }

    /** Puts a message in line. A standing one is left out without a connection: it is offered anew with the next one. */
    synchronized void offer(Outgoing message) {
        if (message.delivery.perishable()) {
            if (!online) {
                droppedOffline++;
                return;
            }
            perishable.offer(message);
        } else if (online || !message.delivery.isStanding()) {
            if (kept.size() == options.keptCapacity()) {
                kept.pollFirst();
                droppedKept++;
            }
            kept.addLast(message);
        }
        notifyAll();
    }

    /** The number of the connection that is about to be used, which confirmations must name. */
    synchronized long newGeneration() {
        return ++generation;
    }

    /** The connection is up: sending may begin. */
    synchronized void goOnline() {
        online = true;
        notifyAll();
    }

    boolean isOnline() {
        return online;
    }

    /** The connection is gone: perishable messages are dropped, unconfirmed kept ones stand in line again. */
    synchronized void goOffline() {
        if (!online) {
            return;
        }
        online = false;
        droppedOffline += perishable.clear();
        unconfirmedPerishable = 0;
        kept.removeIf(message -> message.delivery.isStanding());
        List<Outgoing> again = new ArrayList<>(unconfirmedKept);
        again.removeIf(message -> message.delivery.isStanding());
        unconfirmedKept.clear();
        for (int i = again.size() - 1; i >= 0; i--) {
            kept.addFirst(again.get(i));
        }
        while (kept.size() > options.keptCapacity()) {
            kept.pollFirst();
            droppedKept++;
        }
    }

    /** Waits for the next message that may be sent now; empty once closed. It counts as unconfirmed from here on. */
    synchronized Optional<Sending> awaitNext() throws InterruptedException {
        while (!closed) {
            Optional<Outgoing> next = online ? pollNext() : Optional.empty();
            if (next.isPresent()) {
                sent++;
                return Optional.of(new Sending(next.get(), generation));
            }
            wait();
        }
        return Optional.empty();
    }

    private Optional<Outgoing> pollNext() {
        if (unconfirmedKept.size() + unconfirmedPerishable >= options.acknowledgedWindow()) {
            return Optional.empty();
        }
        if (!kept.isEmpty()) {
            Outgoing next = kept.pollFirst();
            unconfirmedKept.add(next);
            return Optional.of(next);
        }
        Optional<Outgoing> next = perishable.poll();
        if (next.isPresent()) {
            unconfirmedPerishable++;
        }
        return next;
    }

    /** The message was acknowledged. */
    synchronized void confirm(Sending sending) {
        if (sending.generation() == generation && online) {
            release(sending.message());
        }
    }

    /** The message was refused and is not tried again. */
    synchronized void fail(Sending sending) {
        failed++;
        confirm(sending);
    }

    private void release(Outgoing message) {
        if (message.delivery.perishable()) {
            unconfirmedPerishable = Math.max(0, unconfirmedPerishable - 1);
        } else {
            unconfirmedKept.remove(message);
        }
        notifyAll();
    }

    /** Waits until every kept message is confirmed, at most so long; true when it is so. */
    synchronized boolean awaitKeptConfirmed(long timeoutMs) throws InterruptedException {
        long end = System.nanoTime() + timeoutMs * 1_000_000;
        while (online && !(kept.isEmpty() && unconfirmedKept.isEmpty())) {
            long leftMs = (end - System.nanoTime()) / 1_000_000;
            if (leftMs <= 0) {
                return false;
            }
            wait(leftMs);
        }
        return kept.isEmpty() && unconfirmedKept.isEmpty();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized PublisherCounts counts() {
        return new PublisherCounts(sent, perishable.droppedCount(), droppedOffline, droppedKept, failed);
    }

    /**
     * A message handed out for sending.
     *
     * @param message which
     * @param generation of the connection it is for
     */
    record Sending(Outgoing message, long generation) {}
}
