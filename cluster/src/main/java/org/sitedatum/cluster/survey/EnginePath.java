package org.sitedatum.cluster.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.EngineListener;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.PositioningEngine;
import org.sitedatum.positioning.TrackingState;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.TimedPath;
import org.sitedatum.positioning.survey.TimedPoint;

/** The path of a trackable that an engine finds from the fixes that carry an identity. */
final class EnginePath implements EngineListener {

    private final String trackable;
    private final List<TimedPoint> points = new ArrayList<>();

    private EnginePath(String trackable) {
        this.trackable = trackable;
    }

    /**
     * The path.
     *
     * @param used which of the fixes with an identity the engine is given
     */
    static TimedPath of(Site site, SurveyFixes fixes, String trackable, Predicate<Fix> used) throws CommandException {
        EnginePath path = new EnginePath(trackable);
        PositioningEngine engine = new PositioningEngine(site, EngineOptions.defaults(), path);
        fixes.forEach(fix -> {
            if (fix.header().trackable().isPresent() && used.test(fix)) {
                engine.accept(fix);
            }
        });
        return TimedPath.of(path.points, TrackTable.MAX_GAP);
    }

    @Override
    public void onPose(PoseEstimate pose) {
        if (pose.trackable().equals(trackable) && pose.state() == TrackingState.TRACKING) {
            points.add(new TimedPoint(pose.stampNanos(), pose.position()));
        }
    }
}
