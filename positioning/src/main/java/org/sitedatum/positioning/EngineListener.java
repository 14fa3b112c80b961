package org.sitedatum.positioning;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.event.SiteEvent;

/**
 * Hears what an engine has to say, on the thread that called the engine and before that call returns. What is not overridden
 * is not listened to.
 */
public interface EngineListener {

    /** A body's estimate after a fix, or after its state changed with time. */
    default void onPose(PoseEstimate pose) {}

    /** A fix that was refused and changed nothing. */
    default void onRejection(FixRejection rejection) {}

    /**
     * A body's drifting frame moved in the site (REP-105 map to odom).
     *
     * @param frame the odometry frame id
     * @param stampNanos when it holds, ns since the Unix epoch
     * @param siteFromOdom the alignment
     * @param covariance of it, order x y z rotX rotY rotZ
     * @param revision counts the announcements of this frame
     */
    default void onAlignment(
            String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {}

    /** Something happened on the site: a fence, a meeting of bodies, a merge of tracks, a sick device. */
    default void onEvent(SiteEvent event) {}
}
