package org.sitedatum.positioning.event;

import java.util.function.Consumer;
import java.util.function.LongFunction;

/** Numbers the events of one engine and passes them on at once. One thread owns it, the engine's. */
public final class EventEmitter {

    private final Consumer<SiteEvent> listener;
    private long lastSequence;

    /** Numbers from 1. */
    public EventEmitter(Consumer<SiteEvent> listener) {
        this.listener = listener;
    }

    /** Says the event made with the next number. */
    public void emit(LongFunction<? extends SiteEvent> event) {
        listener.accept(event.apply(++lastSequence));
    }

    /** The number of the last event; 0 before the first. */
    public long lastSequence() {
        return lastSequence;
    }

    /** Goes on after the events of an earlier engine of the same sector. */
    public void continueAfter(long sequence) {
        lastSequence = sequence;
    }
}
