package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.survey.TimedPath;
import org.sitedatum.positioning.survey.TimedPoint;

/** The path of a trackable that an engine finds from the fixes that carry an identity. */
final class EnginePath implements EngineListener {

    private final String trackable;
    private final List<TimedPoint> points = new ArrayList<>();

    private EnginePath(String trackable) {
        this.trackable = trackable;
    }

    static TimedPath of(SurveyRecording recording, String trackable) throws CommandException {
        EnginePath path = new EnginePath(trackable);
        PositioningEngine engine = new PositioningEngine(recording.site(), EngineOptions.defaults(), path);
        recording.forEach(fix -> {
            if (fix.header().trackable().isPresent()) {
                engine.accept(fix);
            }
        });
        return TimedPath.of(path.points, TrackFile.MAX_GAP);
    }

    @Override
    public void onPose(PoseEstimate pose) {
        if (pose.trackable().equals(trackable) && pose.state() == TrackingState.TRACKING) {
            points.add(new TimedPoint(pose.stampNanos(), pose.position()));
        }
    }
}
