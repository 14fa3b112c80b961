package org.sitedatum.positioning.places;

import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.FenceEvent;
import org.sitedatum.positioning.event.FenceEvent.Cause;
import org.sitedatum.positioning.event.FenceEvent.Change;

/** Says what happens at fences. */
final class FenceVoice {

    private final EventEmitter events;

    FenceVoice(EventEmitter events) {
        this.events = events;
    }

    /** Says what happened to a stay. */
    void say(Stay stay, BodyPlace body, Change change, Cause cause, long stampNanos) {
        stay.say(stampNanos);
        say(stay.zone(), body, change, cause, stampNanos, stay.visit(), stay.enteredNanos(), stay.probability());
    }

    void say(
            Zone zone,
            BodyPlace body,
            Change change,
            Cause cause,
            long stampNanos,
            long visit,
            long enteredNanos,
            double probability) {
        events.emit(sequence -> new FenceEvent(
                sequence,
                stampNanos,
                zone.id(),
                body.id(),
                change,
                cause,
                visit,
                enteredNanos,
                probability,
                body.position(),
                body.floorId()));
    }
}
