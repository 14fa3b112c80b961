package org.sitedatum.positioning.places;

/** Two bodies that are near each other, about to collide, or colliding. Mutable. */
final class Meeting {

    /** How far it has come. */
    enum Collision {
        /** Not at all. */
        NONE,
        /** They will. */
        PREDICTED,
        /** They do. */
        COLLIDING
    }

    private final Mover first;
    private final Mover second;
    private boolean near;
    private long nearNanos;
    private Collision collision = Collision.NONE;
    private long collisionNanos;
    private long saidNanos;

    /** Between two bodies in any order. */
    Meeting(Mover a, Mover b) {
        boolean inOrder = a.id().compareTo(b.id()) < 0;
        first = inOrder ? a : b;
        second = inOrder ? b : a;
    }

    Mover first() {
        return first;
    }

    Mover second() {
        return second;
    }

    boolean involves(Mover mover) {
        return mover == first || mover == second;
    }

    Mover other(Mover mover) {
        return mover == first ? second : first;
    }

    boolean isNear() {
        return near;
    }

    long nearNanos() {
        return nearNanos;
    }

    void becomeNear(long stampNanos) {
        near = true;
        nearNanos = stampNanos;
    }

    void becomeFar() {
        near = false;
    }

    Collision collision() {
        return collision;
    }

    long collisionNanos() {
        return collisionNanos;
    }

    /** Takes the next step; when it began is kept until it is over. */
    void collide(Collision next, long stampNanos) {
        if (collision == Collision.NONE) {
            collisionNanos = stampNanos;
        }
        collision = next;
        saidNanos = stampNanos;
    }

    long saidNanos() {
        return saidNanos;
    }

    /** Notes that what was said still holds. */
    void holdsAt(long stampNanos) {
        saidNanos = stampNanos;
    }

    boolean isOver() {
        return !near && collision == Collision.NONE;
    }

    PlacesState.MeetingState snapshot() {
        return new PlacesState.MeetingState(
                first.id(), second.id(), near, nearNanos, collision.name(), collisionNanos, saidNanos);
    }

    void restore(PlacesState.MeetingState state) {
        near = state.near();
        nearNanos = state.nearNanos();
        collision = Collision.valueOf(state.collision());
        collisionNanos = state.collisionNanos();
        saidNanos = state.saidNanos();
    }
}
