package org.sitedatum.positioning.scene;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;

/** Hears nothing. */
class QuietListener implements EngineListener {

    @Override
    public void onPose(PoseEstimate pose) {}

    @Override
    public void onRejection(FixRejection rejection) {}

    @Override
    public void onAlignment(
            String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {}

    @Override
    public void onEvent(SiteEvent event) {}
}
