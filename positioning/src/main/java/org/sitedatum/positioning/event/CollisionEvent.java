package org.sitedatum.positioning.event;

import org.sitedatum.frames.geometry.Vector3;

/**
 * Two bodies will collide if they go on like this, collide, or have parted.
 *
 * @param sequence counts the events of the engine
 * @param stampNanos of the pose that showed it, ns since the Unix epoch
 * @param mover the body whose pose showed it
 * @param other the body it meets
 * @param change what happened
 * @param centreDistance between their centres in plan, m
 * @param secondsToCollision until their outlines meet at their present velocities; 0 while they overlap, infinite at the end
 * @param startNanos when this was first said of the pair: predicted or started, whichever opened it; ns since the Unix epoch
 * @param moverPosition m
 * @param otherPosition m
 */
public record CollisionEvent(
        long sequence,
        long stampNanos,
        String mover,
        String other,
        Change change,
        double centreDistance,
        double secondsToCollision,
        long startNanos,
        Vector3 moverPosition,
        Vector3 otherPosition)
        implements SiteEvent {

    /** What happened. */
    public enum Change {
        /** Their outlines will meet. */
        PREDICTED,
        /** Their outlines overlap. */
        STARTED,
        /** They still overlap. */
        COLLIDING,
        /** Neither overlapping nor about to. */
        ENDED
    }

    @Override
    public String kind() {
        return "collision";
    }

    /** The lesser of the two body ids, so that all of a pair's events share a topic. */
    @Override
    public String subject() {
        return mover.compareTo(other) < 0 ? mover : other;
    }
}
