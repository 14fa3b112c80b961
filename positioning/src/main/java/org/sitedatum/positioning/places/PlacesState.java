package org.sitedatum.positioning.places;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;

/**
 * All that {@link Places} remembers, as a value: taken from one engine and given to the next, no event is said twice and none
 * is lost. Immutable. Site frame, m, ns since the Unix epoch.
 *
 * @param lastSequence number of the last event said
 * @param timeNanos the latest time heard of
 * @param bodies in the order they were first heard
 * @param meetings pairs that are near each other or colliding
 */
public record PlacesState(long lastSequence, long timeNanos, List<BodyState> bodies, List<MeetingState> meetings) {

    /** Copies the lists. */
    public PlacesState {
        bodies = List.copyOf(bodies);
        meetings = List.copyOf(meetings);
    }

    /**
     * One body.
     *
     * @param id body id
     * @param floor of the body
     * @param heardNanos stamp of its last pose
     * @param lost true when it was last said to be lost
     * @param visits entries so far
     * @param position of its last pose
     * @param xx m^2, and so on: the part of its covariance that decides about places
     * @param xy m^2
     * @param yy m^2
     * @param zz m^2
     * @param previousX of the pose before
     * @param previousY of the pose before
     * @param previousNanos its stamp; the least long without one
     * @param motion of a body that may meet others
     * @param stays at fences
     */
    public record BodyState(
            String id,
            Optional<String> floor,
            long heardNanos,
            boolean lost,
            long visits,
            Vector3 position,
            double xx,
            double xy,
            double yy,
            double zz,
            double previousX,
            double previousY,
            long previousNanos,
            Optional<Motion> motion,
            List<StayState> stays) {
        /** Copies the list. */
        public BodyState {
            stays = List.copyOf(stays);
        }
    }

    /**
     * How a body moves that may meet others.
     *
     * @param vx m/s
     * @param vy m/s
     * @param variance mean of its plan position's, m^2
     * @param zVariance of its height, m^2
     * @param floorProbability that it is on its floor, 0..1; NaN when that was not said
     */
    public record Motion(double vx, double vy, double variance, double zVariance, double floorProbability) {}

    /**
     * One body at one fence.
     *
     * @param fence fence id
     * @param status NEAR, ENTERING, INSIDE, SLIPPING or LEAVING
     * @param sinceNanos when the status began
     * @param enteredNanos when it entered, once it has
     * @param visit number of that entry
     * @param dwelt true once the dwell was said
     * @param saidNanos when something was last said of it; the least long before
     * @param probability of being inside at the last pose
     * @param approachNanos stamp of the last pose surely outside; the least long without one
     * @param approachX its place
     * @param approachY its place
     * @param lender id of the body that handed the stay over; empty when it began as this body's own
     */
    public record StayState(
            String fence,
            String status,
            long sinceNanos,
            long enteredNanos,
            long visit,
            boolean dwelt,
            long saidNanos,
            double probability,
            long approachNanos,
            double approachX,
            double approachY,
            String lender) {}

    /**
     * Two bodies that met.
     *
     * @param first the lesser of the two body ids
     * @param second the greater of the two body ids
     * @param near true from the start of a proximity to its end
     * @param nearNanos when it began
     * @param collision NONE, PREDICTED or COLLIDING
     * @param collisionNanos when that was first said
     * @param saidNanos when it was last said
     */
    public record MeetingState(
            String first,
            String second,
            boolean near,
            long nearNanos,
            String collision,
            long collisionNanos,
            long saidNanos) {}
}
