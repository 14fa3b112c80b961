package org.sitedatum.frames;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * State of one edge of the tree when it was asked for.
 *
 * @param parent frame nearer to the root
 * @param child frame further from the root
 * @param fixed true when one value holds at every stamp
 * @param revision number of the {@link FrameTree#revision change of the tree} that made this edge what it is: first
 *     transform, another parent, another kind, another fixed value; new samples of a moving edge change nothing
 * @param samples kept in the history
 * @param oldestNanos stamp of the oldest sample, ns since the Unix epoch
 * @param newestNanos stamp of the newest sample, ns since the Unix epoch
 * @param parentFromChild newest pose of the child in the parent
 * @param covariance of it, axes of the parent
 */
public record FrameEdge(
        FrameId parent,
        FrameId child,
        boolean fixed,
        long revision,
        int samples,
        long oldestNanos,
        long newestNanos,
        RigidTransform parentFromChild,
        Covariance6 covariance) {

    static FrameEdge of(FrameNode child, EdgeHistory history) {
        PoseRegister pose = new PoseRegister(true);
        long newest = history.newestStamp();
        while (history.append(newest, history.parent, pose) != EdgeHistory.FOUND) {
            newest = history.newestStamp();
        }
        return new FrameEdge(
                history.parent.id,
                child.id,
                history.fixed,
                child.revision,
                history.size(),
                history.oldestStamp(),
                newest,
                pose.toTransform(),
                pose.toCovariance());
    }

    /** Time since the newest sample, ns; negative when the stamp is from a clock ahead. */
    public long ageNanos(long nowNanos) {
        return nowNanos - newestNanos;
    }
}
