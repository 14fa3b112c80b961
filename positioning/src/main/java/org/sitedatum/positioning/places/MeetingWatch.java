package org.sitedatum.positioning.places;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.places.Meeting.Collision;
import org.sitedatum.positioning.site.Meetings;
import org.sitedatum.positioning.site.Site;

/**
 * Watches for bodies near each other, about to collide and colliding. Bodies are upright cylinders on a floor that move straight on; a
 * meeting begins only while the two positions are surer than the distance it is about. One thread.
 */
final class MeetingWatch {

    /** A prediction that has not held for so long is withdrawn, ns: a turn of the wrist is not a change of course. */
    private static final long WITHDRAW_NANOS = 1_000_000_000L;

    /** Farther than this nothing is predicted, m: a fast vehicle's braking distance many times over. */
    private static final double LONGEST_REACH = 60;

    /** What bodies on a site mostly do, m/s; decides how fine the grid is and nothing else. */
    private static final double WALKING = 1.5;

    private static final double LEAST_CELL = 1;

    private final boolean idle;
    private final double nearWithin;
    private final double farBeyond;
    private final double horizon;
    private final long repeatNanos;
    private final BodySizes sizes;
    private final MeetingVoice voice;
    private final MoverGrid grid;
    private final Map<String, Mover> movers = new LinkedHashMap<>();
    private final Encounter encounter = new Encounter();
    private final List<Mover> found = new ArrayList<>();
    private final List<Mover> begun = new ArrayList<>();

    MeetingWatch(Site site, EventEmitter events) {
        Optional<Meetings> settings = site.meetings();
        double proximity = settings.filter(Meetings::watchesProximity)
                .map(Meetings::proximity)
                .orElse(-1.0);
        double tolerance = settings.map(Meetings::exitTolerance).orElse(Double.NaN);
        nearWithin = proximity;
        farBeyond = proximity + (Double.isNaN(tolerance) ? 0.1 * proximity : tolerance);
        horizon = settings.filter(Meetings::watchesCollisions)
                .map(Meetings::horizon)
                .orElse(-1.0);
        double repeat = settings.map(Meetings::repeat).orElse(Double.NaN);
        repeatNanos = Double.isNaN(repeat) ? 1_000_000_000L : Math.round(1e9 * repeat);
        idle = proximity < 0 && horizon < 0;
        sizes = new BodySizes(site);
        voice = new MeetingVoice(events);
        double reach = 2 * sizes.largest() + Math.max(Math.max(0, nearWithin), 2 * WALKING * Math.max(0, horizon));
        grid = new MoverGrid(Math.max(LEAST_CELL, 0.5 * reach));
    }

    /** True when the site asks for nothing. */
    boolean isIdle() {
        return idle;
    }

    /** Follows a body to a pose. */
    void observe(BodyPlace body, PoseEstimate pose) {
        if (idle) {
            return;
        }
        Mover mover = movers.computeIfAbsent(body.id(), this::newMover);
        boolean isNew = !mover.isKnown();
        mover.hear(pose, body.floor());
        if (isNew) {
            grid.add(mover);
        } else {
            grid.move(mover);
        }
        long stamp = pose.stampNanos();
        List<Meeting> meetings = mover.meetings();
        for (int i = meetings.size() - 1; i >= 0; i--) {
            Meeting meeting = meetings.get(i);
            if (meeting.other(mover).isKnown()) {
                follow(meeting, mover, stamp);
                drop(meeting);
            }
        }
        lookAround(mover, stamp);
    }

    private Mover newMover(String id) {
        return new Mover(id, sizes.radius(id), sizes.upright(id));
    }

    private void lookAround(Mover mover, long stamp) {
        double reach = mover.radius() + sizes.largest() + Math.max(0, nearWithin);
        if (horizon >= 0) {
            // the faster of two bodies finds the slower: together they are no faster than twice itself
            double ahead = mover.radius() + sizes.largest() + 2 * mover.speed() * horizon;
            reach = Math.max(reach, Math.min(LONGEST_REACH, ahead));
        }
        found.clear();
        grid.visit(mover.x(), mover.y(), reach, found::add);
        for (int i = 0; i < found.size(); i++) {
            Mover other = found.get(i);
            if (other != mover
                    && !mover.meets(other)
                    && mover.isLevelWith(other, false)
                    && begins(mover, other, stamp)) {
                begun.add(other);
            }
        }
        begun.sort(Comparator.comparing(Mover::id));
        for (int i = 0; i < begun.size(); i++) {
            Meeting meeting = new Meeting(mover, begun.get(i));
            mover.add(meeting);
            begun.get(i).add(meeting);
            follow(meeting, mover, stamp);
            drop(meeting);
        }
        begun.clear();
    }

    private boolean begins(Mover mover, Mover other, long stamp) {
        encounter.look(mover, other, stamp);
        return isNearNow() || isCollidingNow() || isPredicted();
    }

    private boolean isNearNow() {
        return encounter.gap() <= nearWithin && encounter.sigma() <= encounter.contact() + nearWithin;
    }

    private boolean isCollidingNow() {
        return horizon >= 0 && encounter.distance() <= encounter.contact() && encounter.sigma() <= encounter.contact();
    }

    private boolean isPredicted() {
        return encounter.secondsToCollision() <= horizon
                && encounter.distance() > encounter.contact()
                && encounter.sigma() <= encounter.contact();
    }

    private void follow(Meeting meeting, Mover mover, long stamp) {
        encounter.look(mover, meeting.other(mover), stamp);
        boolean together = mover.isLevelWith(meeting.other(mover), true);
        followProximity(meeting, together, stamp);
        followCollision(meeting, mover, together, stamp);
    }

    private void followProximity(Meeting meeting, boolean together, long stamp) {
        if (!meeting.isNear() && together && isNearNow()) {
            meeting.becomeNear(stamp);
            voice.near(meeting, encounter.gap(), stamp);
        } else if (meeting.isNear() && (!together || encounter.gap() > farBeyond)) {
            meeting.becomeFar();
            voice.far(meeting, encounter.gap(), stamp);
        }
    }

    private void followCollision(Meeting meeting, Mover mover, boolean together, long stamp) {
        boolean apart = !together || encounter.distance() > encounter.contact() + encounter.sigma();
        if (together && meeting.collision() != Collision.COLLIDING && isCollidingNow()) {
            meeting.collide(Collision.COLLIDING, stamp);
            voice.started(meeting, mover, encounter, stamp);
        } else if (meeting.collision() == Collision.COLLIDING) {
            if (apart) {
                end(meeting, mover, stamp);
            } else if (stamp - meeting.saidNanos() >= repeatNanos) {
                meeting.holdsAt(stamp);
                voice.colliding(meeting, mover, encounter, stamp);
            }
        } else if (together && isPredicted()) {
            if (meeting.collision() == Collision.NONE) {
                meeting.collide(Collision.PREDICTED, stamp);
                voice.predicted(meeting, mover, encounter, stamp);
            }
            meeting.holdsAt(stamp);
        } else if (meeting.collision() == Collision.PREDICTED
                && (!together || stamp - meeting.saidNanos() >= WITHDRAW_NANOS)) {
            end(meeting, mover, stamp);
        }
    }

    private void end(Meeting meeting, Mover mover, long stamp) {
        voice.ended(meeting, mover, encounter, stamp);
        meeting.collide(Collision.NONE, stamp);
    }

    private static void drop(Meeting meeting) {
        if (meeting.isOver()) {
            meeting.first().meetings().remove(meeting);
            meeting.second().meetings().remove(meeting);
        }
    }

    /** Ends all meetings of a body that is lost, and forgets it until it is heard again. */
    void part(String id, long stampNanos) {
        Optional.ofNullable(movers.remove(id)).ifPresent(mover -> {
            for (Meeting meeting : List.copyOf(mover.meetings())) {
                encounter.look(mover, meeting.other(mover), stampNanos);
                if (meeting.isNear()) {
                    meeting.becomeFar();
                    voice.far(meeting, encounter.gap(), stampNanos);
                }
                if (meeting.collision() != Collision.NONE) {
                    end(meeting, mover, stampNanos);
                }
                drop(meeting);
            }
            if (mover.isKnown()) {
                grid.remove(mover);
            }
        });
    }

    /** Forgets a body and its meetings without a word; what they were. */
    List<PlacesState.MeetingState> release(String id) {
        Mover mover = movers.remove(id);
        if (mover == null) {
            return List.of();
        }
        List<PlacesState.MeetingState> states = new ArrayList<>();
        for (Meeting meeting : List.copyOf(mover.meetings())) {
            states.add(meeting.snapshot());
            meeting.first().meetings().remove(meeting);
            meeting.second().meetings().remove(meeting);
        }
        if (mover.isKnown()) {
            grid.remove(mover);
        }
        return states;
    }

    /** How a body moves; empty when it takes no part. */
    Optional<PlacesState.Motion> motion(String id) {
        return Optional.ofNullable(movers.get(id)).filter(Mover::isKnown).map(Mover::motion);
    }

    /** Puts a body where it was for another engine. */
    void resume(BodyPlace body, PlacesState.Motion motion) {
        if (!idle) {
            Mover mover = movers.computeIfAbsent(body.id(), this::newMover);
            mover.resume(body, motion);
            grid.add(mover);
        }
    }

    /** All meetings, in the order of the bodies first heard. */
    List<PlacesState.MeetingState> snapshot() {
        List<PlacesState.MeetingState> states = new ArrayList<>();
        for (Mover mover : movers.values()) {
            for (Meeting meeting : mover.meetings()) {
                if (meeting.first() == mover) {
                    states.add(meeting.snapshot());
                }
            }
        }
        return states;
    }

    /** Goes on with the meetings of another engine, after its bodies; nothing is said of a body it did not know. */
    void resume(List<PlacesState.MeetingState> states) {
        for (PlacesState.MeetingState state : states) {
            Mover first = movers.computeIfAbsent(state.first(), this::newMover);
            Mover second = movers.computeIfAbsent(state.second(), this::newMover);
            Meeting meeting = new Meeting(first, second);
            meeting.restore(state);
            first.add(meeting);
            second.add(meeting);
        }
    }
}
