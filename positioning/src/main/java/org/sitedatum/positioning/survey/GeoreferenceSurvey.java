package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.AlignmentResult;
import org.sitedatum.frames.alignment.FrameAlignment;
import org.sitedatum.frames.alignment.MatchResidual;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.alignment.RobustOptions;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.LocalTangentPlane;
import org.sitedatum.frames.geo.SiteOrigin;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Ties a site to the Earth by points known in both: origin and heading, two points or more.
 *
 * <p>The points are laid in the tangent plane at the origin found so far, until the origin no longer moves. From four points
 * on, a wrong one is left out and named.
 */
public final class GeoreferenceSurvey {

    private static final int ROUNDS = 6;

    /** From here on a consensus of half of the points is more than the two that fix the answer. */
    private static final int FEWEST_FOR_ROBUST = 4;

    private GeoreferenceSurvey() {}

    /**
     * The survey.
     *
     * @param otherwiseHeight of points without one, m above the ellipsoid
     */
    public static SurveyResult<GeoreferenceReport> of(List<ControlPoint> points, double otherwiseHeight) {
        if (points.size() < 2) {
            return SurveyResult.refused(SurveyRefusal.TOO_FEW, "%d control points, needs 2", points.size());
        }
        boolean heights = points.stream().allMatch(p -> p.height().isPresent());
        double height = heights ? points.get(0).height().getAsDouble() : otherwiseHeight;
        Geodetic origin = points.get(0).geodetic(height);
        AlignmentResult result = fit(points, origin, heights, AlignmentModel.YAW_TRANSLATION);
        for (int i = 1; i < ROUNDS; i++) {
            if (!(result instanceof Aligned aligned)) {
                break;
            }
            Vector3 offset = aligned.targetFromSource().translation();
            Geodetic moved = LocalTangentPlane.at(origin).toGeodetic(offset);
            origin = new Geodetic(moved.latDeg(), moved.lonDeg(), heights ? moved.height() : height);
            result = fit(points, origin, heights, AlignmentModel.YAW_TRANSLATION);
        }
        Optional<SurveyResult<GeoreferenceReport>> otherUnit = otherUnit(points, origin, heights);
        if (otherUnit.isPresent()) {
            return otherUnit.get();
        }
        if (!(result instanceof Aligned aligned)) {
            return AlignmentRefusal.of(result);
        }
        return new SurveyResult.Found<>(report(points, origin, heights, aligned));
    }

    /** A refusal when the points fit in feet or millimetres. */
    private static Optional<SurveyResult<GeoreferenceReport>> otherUnit(
            List<ControlPoint> points, Geodetic origin, boolean heights) {
        if (!(fit(points, origin, heights, AlignmentModel.PLAN_SIMILARITY) instanceof Aligned similar)) {
            return Optional.empty();
        }
        double ratio = 1 / similar.targetFromSource().scale();
        return UnitGuess.of(ratio).isEmpty()
                ? Optional.empty()
                : UnitGuess.advice("x and y are", "the distances on Earth", List.of(ratio))
                        .map(advice -> SurveyResult.refused(SurveyRefusal.NO_CONSENSUS, "%s", advice));
    }

    private static AlignmentResult fit(
            List<ControlPoint> points, Geodetic origin, boolean heights, AlignmentModel model) {
        LocalTangentPlane plane = LocalTangentPlane.at(origin);
        List<MatchedPoint> matches = new ArrayList<>();
        for (ControlPoint point : points) {
            Vector3 enu = plane.toEnu(point.geodetic(origin.height()));
            Vector3 site = point.site();
            matches.add(
                    heights ? MatchedPoint.of(site, enu) : MatchedPoint.ofPlan(site.x(), site.y(), enu.x(), enu.y()));
        }
        FrameAlignment alignment = FrameAlignment.of(model);
        return (points.size() >= FEWEST_FOR_ROBUST ? alignment.withRobust(RobustOptions.seeded(1)) : alignment)
                .fit(matches);
    }

    private static GeoreferenceReport report(
            List<ControlPoint> points, Geodetic origin, boolean heights, Aligned aligned) {
        double headingDeg = Math.toDegrees(aligned.targetFromSource().rotation().yaw());
        double scale = fit(points, origin, heights, AlignmentModel.PLAN_SIMILARITY) instanceof Aligned similar
                ? similar.targetFromSource().scale()
                : Double.NaN;
        OptionalDouble sigma = OptionalDouble.empty();
        OptionalDouble headingSigma = OptionalDouble.empty();
        if (aligned.covariance().isPresent()) {
            Vector3 middle = Plane.Spread.of(
                            points.stream().map(ControlPoint::site).toList())
                    .centre();
            Covariance3 there = aligned.covariance().get().ofPoint(middle);
            sigma = OptionalDouble.of(Math.sqrt(0.5 * (there.xx() + there.yy())));
            headingSigma =
                    OptionalDouble.of(Math.toDegrees(aligned.covariance().get().sigma("rotZ")));
        }
        List<GeoreferenceReport.PointResidual> residuals = new ArrayList<>();
        for (MatchResidual residual : aligned.residuals()) {
            residuals.add(new GeoreferenceReport.PointResidual(
                    points.get(residual.index()).name(),
                    residual.error().x(),
                    residual.error().y(),
                    heights ? residual.error().z() : 0,
                    residual.inlier(),
                    residual.leaveOneOut()));
        }
        return new GeoreferenceReport(
                new SiteOrigin(origin, headingDeg),
                heights,
                sigma,
                headingSigma,
                scale,
                aligned.rms(),
                aligned.leaveOneOutRms(),
                residuals);
    }
}
