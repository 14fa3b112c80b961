package org.sitedatum.mqtt.rmf;

import java.util.ArrayList;
import java.util.List;
import org.sitedatum.frames.alignment.AlignmentMap;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.AlignmentResult;
import org.sitedatum.frames.alignment.FrameAlignment;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.site.Point2;

/**
 * What reference points are worth: RMF fits a similarity to them and never says how well. The fit here comes with its residuals,
 * and refuses points that fit better in a mirror.
 */
public final class RobotMapFit {
    private RobotMapFit() {}

    /** {@code rmfFromRobot}, a turn, a scale and a shift in the plane, with residuals in metres. */
    public static AlignmentResult fit(ReferenceCoordinates.Level level) {
        List<MatchedPoint> matches = new ArrayList<>();
        for (int i = 0; i < level.rmf().size(); i++) {
            Point2 rmf = level.rmf().get(i);
            Point2 robot = level.robot().get(i);
            matches.add(MatchedPoint.ofPlan(robot.x(), robot.y(), rmf.x(), rmf.y()));
        }
        return FrameAlignment.of(AlignmentModel.PLAN_SIMILARITY).fit(matches);
    }

    /**
     * Reference points for RMF from an alignment that the site keeps.
     *
     * @param siteFromRobot where the robot's map lies in the site, which is RMF's frame
     * @param corners places in the site, m: best the corners of the floor
     */
    public static ReferenceCoordinates.Level export(AlignmentMap siteFromRobot, List<Point2> corners) {
        AlignmentMap robotFromSite = siteFromRobot.inverse();
        List<Point2> robot = new ArrayList<>();
        for (Point2 corner : corners) {
            Vector3 there = robotFromSite.apply(new Vector3(corner.x(), corner.y(), 0));
            robot.add(new Point2(there.x(), there.y()));
        }
        return new ReferenceCoordinates.Level(corners, robot);
    }
}
