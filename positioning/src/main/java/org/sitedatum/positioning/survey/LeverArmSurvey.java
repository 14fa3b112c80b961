package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Finds where a tag sits on its body from a walk in which the body turns.
 *
 * <p>{@code tag = p + R l + o}: the body's pose, the lever arm, and an offset of the two systems in the plan. Without turning
 * l and o cannot be told apart, which is refused. The height of the lever arm takes the two systems' z as one.
 */
public final class LeverArmSurvey {

    /** Headings must spread by this, rad: then a lever arm and an offset differ by a fifth of their length. */
    private static final double LEAST_TURN = 0.35;

    /** Poses further apart are not joined, s. */
    private static final double MAX_GAP = 1;

    private static final int FEWEST = 8;

    private LeverArmSurvey() {}

    /** The survey. */
    public static SurveyResult<LeverArmReport> of(List<TimedPose> poses, List<? extends TagMeasurement> measurements) {
        List<TimedPose> ordered = new ArrayList<>(poses);
        ordered.sort(Comparator.comparingLong(TimedPose::stampNanos));
        List<LeverArmProblem.Row> rows = new ArrayList<>();
        double east = 0;
        double north = 0;
        for (TagMeasurement measurement : measurements) {
            Optional<RigidTransform> pose = find(ordered, measurement.stampNanos());
            if (pose.isPresent()) {
                rows.add(new LeverArmProblem.Row(pose.get(), measurement));
                east += Math.cos(pose.get().rotation().yaw());
                north += Math.sin(pose.get().rotation().yaw());
            }
        }
        if (rows.size() < FEWEST) {
            return SurveyResult.refused(
                    SurveyRefusal.TOO_FEW,
                    "%d of %d measurements have a pose of the body at their stamp, needs %d",
                    rows.size(),
                    measurements.size(),
                    FEWEST);
        }
        double resultant = Math.min(1, Math.hypot(east, north) / rows.size());
        double turned = Math.sqrt(-2 * Math.log(Math.max(resultant, 1e-12)));
        if (turned < LEAST_TURN) {
            return SurveyResult.refused(
                    SurveyRefusal.NO_TURNING,
                    "the headings spread by %.0f degrees, needs %.0f: turn the body about during the walk",
                    Math.toDegrees(turned),
                    Math.toDegrees(LEAST_TURN));
        }
        LeverArmProblem problem = new LeverArmProblem(rows);
        DampedFit fit = DampedFit.from(problem, new double[LeverArmProblem.UNKNOWNS]);
        if (fit.loose().isPresent()) {
            return SurveyResult.refused(
                    SurveyRefusal.NOT_OBSERVABLE,
                    "the ranges do not fix the lever arm; hear more anchors around the walk");
        }
        return new SurveyResult.Found<>(report(problem, fit, Math.toDegrees(turned)));
    }

    private static Optional<RigidTransform> find(List<TimedPose> poses, long stamp) {
        int low = 0;
        int high = poses.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (poses.get(middle).stampNanos() >= stamp) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        if (low < poses.size() && poses.get(low).stampNanos() == stamp) {
            return Optional.of(poses.get(low).siteFromBody());
        }
        if (low == 0 || low == poses.size()) {
            return Optional.empty();
        }
        TimedPose a = poses.get(low - 1);
        TimedPose b = poses.get(low);
        double gap = b.stampNanos() - a.stampNanos();
        return gap > MAX_GAP * 1e9
                ? Optional.empty()
                : Optional.of(a.siteFromBody().interpolate(b.siteFromBody(), (stamp - a.stampNanos()) / gap));
    }

    private static LeverArmReport report(LeverArmProblem problem, DampedFit fit, double turnedDeg) {
        double[] x = fit.x();
        double[] c = fit.covariance(0, 1, 2, 3, 4);
        int suspicious = 0;
        double squares = 0;
        int rows = fit.equations().count();
        for (int i = 0; i < rows; i++) {
            double error = fit.equations().error(i);
            suspicious += Math.abs(error) > 3.3 ? 1 : 0;
            squares += error * error * problem.variance(i);
        }
        return new LeverArmReport(
                new Vector3(x[0], x[1], x[2]),
                new Covariance3(c[0], c[1], c[2], c[6], c[7], c[12]),
                new Vector3(x[3], x[4], 0),
                Math.sqrt(Math.max(c[18], c[24])),
                turnedDeg,
                problem.size(),
                Math.sqrt(squares / rows),
                suspicious);
    }
}
