package org.sitedatum.cluster.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.event.SiteEvent;
import org.sitedatum.positioning.replay.ScoreListener;
import org.sitedatum.positioning.replay.SiteHistory;
import org.sitedatum.positioning.replay.TruthSample;

/** Keeps what a replay says: tracks, truth with errors, events; bounded however long the recording. One thread. */
final class ReplayKeeper implements EngineListener, ScoreListener {

    static final int MOST_POINTS = 60_000;
    static final int MOST_BODIES = 2_000;
    static final int MOST_EVENTS = 10_000;

    private final Thinned<TrackPoint> tracks = new Thinned<>(TrackPoint::stampNanos, MOST_POINTS, MOST_BODIES);
    private final Thinned<TruthPoint> truth = new Thinned<>(TruthPoint::stampNanos, MOST_POINTS, MOST_BODIES);
    private final List<SiteEvent> events = new ArrayList<>();
    private long lostEvents;

    @Override
    public void onPose(PoseEstimate pose) {
        tracks.add(pose.trackable(), TrackPoint.of(pose));
    }

    @Override
    public void onEvent(SiteEvent event) {
        if (events.size() < MOST_EVENTS) {
            events.add(event);
        } else {
            lostEvents++;
        }
    }

    @Override
    public void onScored(TruthSample sample, Optional<PoseEstimate> estimate) {
        double x = sample.position().x();
        double y = sample.position().y();
        double error = estimate.filter(pose -> pose.state() != TrackingState.LOST)
                .map(pose -> Math.hypot(pose.position().x() - x, pose.position().y() - y))
                .orElse(Double.NaN);
        truth.add(
                sample.trackable(),
                new TruthPoint(sample.stampNanos(), x, y, sample.position().z(), error));
    }

    ReplayResult result(ReplayReport report, SiteHistory site) {
        return new ReplayResult(
                report,
                site.first(),
                tracks.tracks(),
                truth.tracks(),
                events,
                Math.max(tracks.stepNanos(), truth.stepNanos()),
                tracks.isComplete() && truth.isComplete() && lostEvents == 0);
    }
}
