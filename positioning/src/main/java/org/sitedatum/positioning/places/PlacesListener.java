package org.sitedatum.positioning.places;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.event.SiteEvent;

/** Passes on all an engine says, and shows every pose to the places after it was said. */
public final class PlacesListener implements EngineListener {

    private final EngineListener listener;
    private final Places places;

    /** Between an engine and its listener. */
    public PlacesListener(EngineListener listener, Places places) {
        this.listener = listener;
        this.places = places;
    }

    @Override
    public void onPose(PoseEstimate pose) {
        listener.onPose(pose);
        places.onPose(pose);
    }

    @Override
    public void onRejection(FixRejection rejection) {
        listener.onRejection(rejection);
    }

    @Override
    public void onAlignment(
            String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
        listener.onAlignment(frame, stampNanos, siteFromOdom, covariance, revision);
    }

    @Override
    public void onEvent(SiteEvent event) {
        listener.onEvent(event);
    }
}
