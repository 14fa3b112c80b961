package org.sitedatum.frames;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;

/**
 * One edge of the frame tree at one instant (ROS TransformStamped, with its uncertainty). Not checked here: {@link
 * TransformBuffer#insert} says what is wrong with it.
 *
 * @param parent frame nearer to the root
 * @param child frame further from the root
 * @param stampNanos when it held, ns since the Unix epoch
 * @param parentFromChild pose of the child in the parent
 * @param covariance of that pose, axes of the parent ({@link org.sitedatum.frames.geometry.UncertainTransform}); {@link
 *     Covariance6#ZERO} when exact
 */
public record StampedTransform(
        FrameId parent, FrameId child, long stampNanos, RigidTransform parentFromChild, Covariance6 covariance) {

    /** Without uncertainty. */
    public StampedTransform(FrameId parent, FrameId child, long stampNanos, RigidTransform parentFromChild) {
        this(parent, child, stampNanos, parentFromChild, Covariance6.ZERO);
    }
}
