package org.sitedatum.positioning.places;

import org.sitedatum.positioning.event.CollisionEvent;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.event.ProximityEvent;

/** Says what happens between bodies. */
final class MeetingVoice {

    private final EventEmitter events;

    MeetingVoice(EventEmitter events) {
        this.events = events;
    }

    void near(Meeting meeting, double gap, long stampNanos) {
        proximity(meeting, ProximityEvent.Change.STARTED, gap, stampNanos);
    }

    void far(Meeting meeting, double gap, long stampNanos) {
        proximity(meeting, ProximityEvent.Change.ENDED, gap, stampNanos);
    }

    private void proximity(Meeting meeting, ProximityEvent.Change change, double gap, long stampNanos) {
        events.emit(sequence -> new ProximityEvent(
                sequence, stampNanos, meeting.first().id(), meeting.second().id(), change, gap, meeting.nearNanos()));
    }

    void predicted(Meeting meeting, Mover mover, Encounter encounter, long stampNanos) {
        collision(meeting, mover, encounter, CollisionEvent.Change.PREDICTED, stampNanos);
    }

    void started(Meeting meeting, Mover mover, Encounter encounter, long stampNanos) {
        collision(meeting, mover, encounter, CollisionEvent.Change.STARTED, stampNanos);
    }

    void colliding(Meeting meeting, Mover mover, Encounter encounter, long stampNanos) {
        collision(meeting, mover, encounter, CollisionEvent.Change.COLLIDING, stampNanos);
    }

    void ended(Meeting meeting, Mover mover, Encounter encounter, long stampNanos) {
        collision(meeting, mover, encounter, CollisionEvent.Change.ENDED, stampNanos);
    }

    private void collision(
            Meeting meeting, Mover mover, Encounter encounter, CollisionEvent.Change change, long stampNanos) {
        Mover other = meeting.other(mover);
        double seconds =
                change == CollisionEvent.Change.ENDED ? Double.POSITIVE_INFINITY : encounter.secondsToCollision();
        events.emit(sequence -> new CollisionEvent(
                sequence,
                stampNanos,
                mover.id(),
                other.id(),
                change,
                encounter.distance(),
                seconds,
                meeting.collisionNanos(),
                mover.positionAt(stampNanos),
                other.positionAt(stampNanos)));
    }
}
