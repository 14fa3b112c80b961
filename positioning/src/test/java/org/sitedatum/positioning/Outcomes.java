package org.sitedatum.positioning;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.event.SiteEvent;

/** Keeps all an engine says. */
final class Outcomes implements EngineListener {

    record Alignment(
            String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {}

    final List<PoseEstimate> poses = new ArrayList<>();
    final List<FixRejection> rejections = new ArrayList<>();
    final List<Alignment> alignments = new ArrayList<>();
    final List<SiteEvent> events = new ArrayList<>();

    @Override
    public void onPose(PoseEstimate pose) {
        poses.add(pose);
    }

    @Override
    public void onRejection(FixRejection rejection) {
        rejections.add(rejection);
    }

    @Override
    public void onAlignment(
            String frame, long stampNanos, RigidTransform siteFromOdom, Covariance6 covariance, long revision) {
        alignments.add(new Alignment(frame, stampNanos, siteFromOdom, covariance, revision));
    }

    @Override
    public void onEvent(SiteEvent event) {
        events.add(event);
    }

    /** Forgets what was said. */
    void clear() {
        poses.clear();
        rejections.clear();
        alignments.clear();
        events.clear();
    }

    PoseEstimate lastPose() {
        return poses.get(poses.size() - 1);
    }

    FixRejection lastRejection() {
        return rejections.get(rejections.size() - 1);
    }

    Alignment lastAlignment() {
        return alignments.get(alignments.size() - 1);
    }
}
