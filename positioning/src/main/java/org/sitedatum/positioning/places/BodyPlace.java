package org.sitedatum.positioning.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;

/** One body: where it was last heard, and its stays at fences. Mutable, of one thread. */
final class BodyPlace {

    private final String id;
    private final long order;
    private final boolean identified;
    private final Whereabouts now = new Whereabouts();
    private final List<Stay> stays = new ArrayList<>(2);
    private int floor = Zone.ANY_FLOOR;
    private Optional<String> floorId = Optional.empty();
    private long heardNanos = Stay.NOWHERE;
    private boolean lost;
    private long visits;
    private double previousX;
    private double previousY;
    private long previousNanos = Stay.NOWHERE;
    private long timerNanos = Zone.NEVER;

    /**
     * A body not heard yet.
     *
     * @param order counts bodies as they are first heard; decides who goes first at the same instant
     * @param identified false for an anonymous body, which is forgotten once it is lost
     */
    BodyPlace(String id, long order, boolean identified) {
        this.id = id;
        this.order = order;
        this.identified = identified;
    }

    /** Takes the body's next whereabouts. */
    void hear(Whereabouts next, int newFloor, Optional<String> newFloorId, long newStampNanos) {
        if (newFloor != floor || lost) {
            previousNanos = Stay.NOWHERE;
        } else {
            previousX = now.x();
            previousY = now.y();
            previousNanos = heardNanos;
        }
        now.copyFrom(next);
        floor = newFloor;
        floorId = newFloorId;
        heardNanos = newStampNanos;
        lost = false;
    }

    String id() {
        return id;
    }

    long order() {
        return order;
    }

    boolean isIdentified() {
        return identified;
    }

    Whereabouts now() {
        return now;
    }

    Vector3 position() {
        return new Vector3(now.x(), now.y(), now.z());
    }

    /** Index of its floor in the site, or {@link Zone#ANY_FLOOR}. */
    int floor() {
        return floor;
    }

    Optional<String> floorId() {
        return floorId;
    }

    /** Stamp of its last pose. */
    long heardNanos() {
        return heardNanos;
    }

    boolean isLost() {
        return lost;
    }

    void lose() {
        lost = true;
    }

    /** Numbers the next entry after all of another body. */
    void countVisitsAfter(BodyPlace other) {
        visits = Math.max(visits, other.visits);
    }

    /** Its stay at the fence of another one's, a new one when it has none. */
    Stay stayAtOrNew(Stay others) {
        int at = stayAt(others.zoneIndex());
        if (at < 0) {
            stays.add(new Stay(others.zone(), others.zoneIndex()));
            at = stays.size() - 1;
        }
        return stays.get(at);
    }

    long nextVisit() {
        return ++visits;
    }

    /** Stamp of the pose before the last one, or {@link Stay#NOWHERE} when no straight way led from there. */
    long previousNanos() {
        return previousNanos;
    }

    double previousX() {
        return previousX;
    }

    double previousY() {
        return previousY;
    }

    List<Stay> stays() {
        return stays;
    }

    /** Its stay at a zone, or -1. */
    int stayAt(int zoneIndex) {
        for (int i = 0; i < stays.size(); i++) {
            if (stays.get(i).zoneIndex() == zoneIndex) {
                return i;
            }
        }
        return -1;
    }

    /** When the timer of this body is set to ring. */
    long timerNanos() {
        return timerNanos;
    }

    void setTimer(long newTimerNanos) {
        timerNanos = newTimerNanos;
    }

    PlacesState.BodyState snapshot(Optional<PlacesState.Motion> motion) {
        return new PlacesState.BodyState(
                id,
                floorId,
                heardNanos,
                lost,
                visits,
                position(),
                now.xx(),
                now.xy(),
                now.yy(),
                now.zz(),
                previousX,
                previousY,
                previousNanos,
                motion,
                stays.stream().map(Stay::snapshot).toList());
    }

    /** Takes a snapshot's place, without its stays. */
    void restore(PlacesState.BodyState state, int newFloor) {
        Vector3 p = state.position();
        now.set(p.x(), p.y(), p.z(), state.xx(), state.xy(), state.yy(), state.zz());
        floor = newFloor;
        floorId = state.floor();
        heardNanos = state.heardNanos();
        lost = state.lost();
        visits = state.visits();
        previousX = state.previousX();
        previousY = state.previousY();
        previousNanos = state.previousNanos();
    }
}
