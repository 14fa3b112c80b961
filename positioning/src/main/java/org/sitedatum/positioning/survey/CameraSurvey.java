package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.UncertainTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.fix.PixelPoint;
import org.sitedatum.positioning.vision.Lens;

/**
 * Finds a camera's pose from points of the site and their pixels, its lens given.
 *
 * <p>Poses all around the points, level and looking at them, are fitted to the directions first; the best of these to the
 * pixels, with heavy-tailed errors.
 */
public final class CameraSurvey {

    private static final int FEWEST = 4;

    /** From here on one pair can be spared. */
    private static final int FEWEST_TO_SPARE = 6;

    /** Twice the logarithm of how much less probable another pose may be and still be told. */
    private static final double LEAST_LOG_ODDS = 6;

    private CameraSurvey() {}

    /** The survey. */
    public static SurveyResult<CameraReport> of(Lens lens, List<PointPair> pairs) {
        if (pairs.size() < FEWEST) {
            return SurveyResult.refused(SurveyRefusal.TOO_FEW, "%d point pairs, needs %d", pairs.size(), FEWEST);
        }
        Plane.Spread spread =
                Plane.Spread.of(pairs.stream().map(PointPair::site).toList());
        if (spread.extents().get(0) < 1e-6) {
            return SurveyResult.refused(SurveyRefusal.COINCIDENT, "the points are all in one place");
        }
        if (spread.extents().get(1) < 0.01 * spread.extents().get(0)) {
            return SurveyResult.refused(
                    SurveyRefusal.COLLINEAR,
                    "the points stray %.3f m from a line of %.1f m: the turn about it cannot be known",
                    spread.extents().get(1),
                    spread.extents().get(0));
        }
        List<PixelPoint> directions = new ArrayList<>();
        for (PointPair pair : pairs) {
            Optional<PixelPoint> direction = lens.findDirection(pair.pixel());
            if (direction.isEmpty()) {
                return SurveyResult.refused(
                        SurveyRefusal.NOT_OBSERVABLE,
                        "no direction of the lens gives pixel (%.1f, %.1f); check the intrinsics",
                        pair.pixel().u(),
                        pair.pixel().v());
            }
            directions.add(direction.get());
        }
        return solve(lens, pairs, directions, spread);
    }

    private static SurveyResult<CameraReport> solve(
            Lens lens, List<PointPair> pairs, List<PixelPoint> directions, Plane.Spread spread) {
        CameraProblem rough = new CameraProblem(lens, pairs, directions, false);
        CameraProblem exact = new CameraProblem(lens, pairs, directions, true);
        List<DampedFit> fits = new ArrayList<>();
        for (RigidTransform start : starts(spread)) {
            fits.add(DampedFit.from(rough, CameraProblem.guess(start)));
        }
        fits.sort(Comparator.comparingDouble(DampedFit::cost));
        List<DampedFit> distinct = new ArrayList<>();
        for (DampedFit fit : fits) {
            if (distinct.size() < 4 && distinct.stream().noneMatch(d -> isSame(d, fit))) {
                distinct.add(fit);
            }
        }
        List<DampedFit> poses = new ArrayList<>();
        for (DampedFit fit : distinct) {
            DampedFit refined = DampedFit.from(exact, fit.x());
            if (refined.loose().isEmpty() && poses.stream().noneMatch(d -> isSame(d, refined))) {
                poses.add(refined);
            }
        }
        if (poses.isEmpty()) {
            return SurveyResult.refused(
                    SurveyRefusal.NO_CONSENSUS,
                    "no pose shows the points where they were clicked; are pairs mixed up?");
        }
        poses.sort(Comparator.comparingDouble(DampedFit::cost));
        double most = poses.get(0).cost() + LEAST_LOG_ODDS;
        List<CameraReport.Choice> choices = poses.stream()
                .filter(p -> p.cost() <= most)
                .map(p -> choice(p, lens, pairs, directions))
                .toList();
        long astray = PixelResidual.astray(choices.get(0).points(), pairs);
        if (astray > PixelResidual.MOST_ASTRAY * pairs.size()) {
            return SurveyResult.refused(
                    SurveyRefusal.NO_CONSENSUS,
                    "%d of %d points appear elsewhere than where they were clicked; are pairs mixed up, u and v or x and y"
                            + " swapped, or the intrinsics of another camera?",
                    astray,
                    pairs.size());
        }
        return new SurveyResult.Found<>(new CameraReport(choices));
    }

    /** Level cameras in a ring of sixteen directions, near and far, low and high, looking at the middle of the points. */
    private static List<RigidTransform> starts(Plane.Spread spread) {
        List<RigidTransform> starts = new ArrayList<>();
        double size = spread.extents().get(0);
        for (int i = 0; i < 16; i++) {
            double azimuth = 2 * Math.PI * i / 16;
            for (double far : new double[] {1.5, 4}) {
                for (double steep : new double[] {-0.5, 0.15, 0.9}) {
                    Vector3 out = new Vector3(
                            Math.cos(steep) * Math.cos(azimuth), Math.cos(steep) * Math.sin(azimuth), Math.sin(steep));
                    starts.add(looking(spread.centre().plus(out.times(far * size)), out.negated()));
                }
            }
        }
        return starts;
    }

    /** Level, at a place, along a direction: x right, y down, z ahead. */
    private static RigidTransform looking(Vector3 from, Vector3 ahead) {
        Vector3 right = ahead.cross(new Vector3(0, 0, 1));
        Vector3 x = right.times(1 / right.norm());
        Vector3 y = ahead.cross(x);
        return new RigidTransform(
                Quaternion.ofRotationMatrix(x.x(), y.x(), ahead.x(), x.y(), y.y(), ahead.y(), x.z(), y.z(), ahead.z()),
                from);
    }

    private static boolean isSame(DampedFit a, DampedFit b) {
        RigidTransform p = CameraProblem.pose(a.x());
        RigidTransform q = CameraProblem.pose(b.x());
        return p.translation().distanceTo(q.translation()) < 0.02
                && p.rotation().angleTo(q.rotation()) < 0.01;
    }

    private static CameraReport.Choice choice(
            DampedFit fit, Lens lens, List<PointPair> pairs, List<PixelPoint> directions) {
        double squares = 0;
        double whitened = 0;
        List<PixelResidual> points = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            double sigma = pairs.get(i).sigma();
            double u = fit.equations().error(2 * i) * sigma;
            double v = fit.equations().error(2 * i + 1) * sigma;
            squares += u * u + v * v;
            whitened += Math.min(9, u * u / (sigma * sigma)) + Math.min(9, v * v / (sigma * sigma));
            points.add(PixelResidual.of(u, v, sigma, leaveOneOut(fit, lens, pairs, directions, i)));
        }
        double variance = whitened / Math.max(1, 2 * pairs.size() - 6);
        double[] covariance = fit.covariance(0, 1, 2, 3, 4, 5);
        return new CameraReport.Choice(
                new UncertainTransform(
                        CameraProblem.pose(fit.x()),
                        Covariance6.ofRowMajor(covariance).times(Math.max(1, variance))),
                Math.sqrt(squares / (2 * pairs.size())),
                Math.sqrt(variance),
                points);
    }

    private static OptionalDouble leaveOneOut(
            DampedFit fit, Lens lens, List<PointPair> pairs, List<PixelPoint> directions, int left) {
        if (pairs.size() < FEWEST_TO_SPARE) {
            return OptionalDouble.empty();
        }
        List<PointPair> others = new ArrayList<>(pairs);
        others.remove(left);
        DampedFit without = DampedFit.from(new CameraProblem(lens, others, directions, true), fit.x());
        DampedFit there =
                DampedFit.at(new CameraProblem(lens, List.of(pairs.get(left)), directions, true), without.x());
        double sigma = pairs.get(left).sigma();
        return OptionalDouble.of(
                sigma * Math.hypot(there.equations().error(0), there.equations().error(1)));
    }
}
