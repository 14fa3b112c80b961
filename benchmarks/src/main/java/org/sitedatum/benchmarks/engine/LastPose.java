package org.sitedatum.benchmarks.engine;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;

/** Remembers one number of the last pose, so that nothing can be optimised away. Not thread-safe. */
final class LastPose implements EngineListener {

    private double x;

    double x() {
        return x;
    }

    @Override
    public void onPose(PoseEstimate pose) {
        x = pose.position().x();
    }

    @Override
    public void onRejection(FixRejection rejection) {
        x = rejection.stampNanos();
    }

    @Override
    public void onAlignment(String frame, long stamp, RigidTransform siteFromOdom, Covariance6 covariance, long rev) {
        x = siteFromOdom.translation().x();
    }

    @Override
    public void onEvent(SiteEvent event) {
        x = event.stampNanos();
    }
}
