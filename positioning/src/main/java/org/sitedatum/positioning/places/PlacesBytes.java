package org.sitedatum.positioning.places;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;
import org.sitedatum.positioning.snapshot.StateReader;
import org.sitedatum.positioning.snapshot.StateWriter;

/** A {@link PlacesState} as bytes. */
public final class PlacesBytes {

    /** Farther from the site's origin than this is no place of it, m: about the way around the earth. */
    private static final double FARTHEST = 4e7;

    private static final Stay.Status[] STATUSES = Stay.Status.values();
    private static final Meeting.Collision[] COLLISIONS = Meeting.Collision.values();

    private PlacesBytes() {}

    /** Writes a state. */
    public static void write(PlacesState state, StateWriter out) {
        out.count(state.lastSequence());
        out.whole(state.timeNanos());
        out.count(state.bodies().size());
        state.bodies().forEach(body -> write(body, out));
        out.count(state.meetings().size());
        state.meetings().forEach(meeting -> write(meeting, out));
    }

    /**
     * Reads a state.
     *
     * @throws SnapshotRefusedException when it is none
     */
    public static PlacesState read(StateReader in) {
        long lastSequence = in.count();
        long timeNanos = in.whole();
        List<PlacesState.BodyState> bodies = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            bodies.add(body(in));
        }
        if (bodies.stream().map(PlacesState.BodyState::id).distinct().count() < bodies.size()) {
            throw SnapshotRefusedException.corrupt("a body is at two places");
        }
        List<PlacesState.MeetingState> meetings = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            meetings.add(meeting(in));
        }
        Stream<String> pairs = meetings.stream().map(one -> one.first() + "/" + one.second());
        if (meetings.stream().anyMatch(one -> one.first().compareTo(one.second()) >= 0)
                || pairs.distinct().count() < meetings.size()) {
            throw SnapshotRefusedException.corrupt("a pair of bodies meets twice, or is none");
        }
        return new PlacesState(lastSequence, timeNanos, bodies, meetings);
    }

    private static void write(PlacesState.BodyState body, StateWriter out) {
        out.text(body.id());
        out.texts(body.floor().stream().toList());
        out.whole(body.heardNanos());
        out.truth(body.lost());
        out.count(body.visits());
        Vector3 p = body.position();
        out.numbers(
                new double[] {
                    p.x(), p.y(), p.z(), body.xx(), body.xy(), body.yy(), body.zz(), body.previousX(), body.previousY()
                },
                9);
        out.whole(body.previousNanos());
        out.truth(body.motion().isPresent());
        body.motion().ifPresent(motion -> {
            out.number(motion.vx());
            out.number(motion.vy());
            out.number(motion.variance());
            out.number(motion.zVariance());
            out.number(motion.floorProbability());
        });
        out.count(body.stays().size());
        body.stays().forEach(stay -> write(stay, out));
    }

    private static PlacesState.BodyState body(StateReader in) {
        String id = in.text();
        Optional<String> floor = in.texts().stream().findFirst();
        long heardNanos = in.whole();
        boolean lost = in.truth();
        long visits = in.count();
        double[] x = in.numbers();
        if (x.length != 9) {
            throw SnapshotRefusedException.corrupt("a place has " + x.length + " numbers");
        }
        for (double one : x) {
            place(one);
        }
        long previousNanos = in.whole();
        Optional<PlacesState.Motion> motion = in.truth()
                ? Optional.of(new PlacesState.Motion(
                        place(in.finite()), place(in.finite()), in.finite(), in.finite(), in.number()))
                : Optional.empty();
        List<PlacesState.StayState> stays = new ArrayList<>();
        for (int left = in.size(); left > 0; left--) {
            stays.add(stay(in));
        }
        return new PlacesState.BodyState(
                id,
                floor,
                heardNanos,
                lost,
                visits,
                new Vector3(x[0], x[1], x[2]),
                x[3],
                x[4],
                x[5],
                x[6],
                x[7],
                x[8],
                previousNanos,
                motion,
                stays);
    }

    private static double place(double x) {
        if (!(Math.abs(x) <= FARTHEST)) {
            throw SnapshotRefusedException.corrupt("a body is at " + x + " m");
        }
        return x;
    }

    private static void write(PlacesState.StayState stay, StateWriter out) {
        out.text(stay.fence());
        out.count(Stay.Status.valueOf(stay.status()).ordinal());
        out.whole(stay.sinceNanos());
        out.whole(stay.enteredNanos());
        out.count(stay.visit());
        out.truth(stay.dwelt());
        out.whole(stay.saidNanos());
        out.number(stay.probability());
        out.whole(stay.approachNanos());
        out.number(stay.approachX());
        out.number(stay.approachY());
        out.text(stay.lender());
    }

    private static PlacesState.StayState stay(StateReader in) {
        return new PlacesState.StayState(
                in.text(),
                STATUSES[in.place(STATUSES.length)].name(),
                in.whole(),
                in.whole(),
                in.count(),
                in.truth(),
                in.whole(),
                in.finite(),
                in.whole(),
                place(in.finite()),
                place(in.finite()),
                in.text());
    }

    private static void write(PlacesState.MeetingState meeting, StateWriter out) {
        out.text(meeting.first());
        out.text(meeting.second());
        out.truth(meeting.near());
        out.whole(meeting.nearNanos());
        out.count(Meeting.Collision.valueOf(meeting.collision()).ordinal());
        out.whole(meeting.collisionNanos());
        out.whole(meeting.saidNanos());
    }

    private static PlacesState.MeetingState meeting(StateReader in) {
        return new PlacesState.MeetingState(
                in.text(),
                in.text(),
                in.truth(),
                in.whole(),
                COLLISIONS[in.place(COLLISIONS.length)].name(),
                in.whole(),
                in.whole());
    }
}
