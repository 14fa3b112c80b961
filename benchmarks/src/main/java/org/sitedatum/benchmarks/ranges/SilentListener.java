package org.sitedatum.benchmarks.ranges;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;

/** Counts what it hears. Not thread-safe. */
final class SilentListener implements EngineListener {

    private long heard;

    long heard() {
        return heard;
    }

    @Override
    public void onPose(PoseEstimate pose) {
        heard++;
    }

    @Override
    public void onRejection(FixRejection rejection) {
        heard++;
    }

    @Override
    public void onAlignment(String frame, long stamp, RigidTransform siteFromOdom, Covariance6 covariance, long rev) {
        heard++;
    }

    @Override
    public void onEvent(SiteEvent event) {
        heard++;
    }
}
