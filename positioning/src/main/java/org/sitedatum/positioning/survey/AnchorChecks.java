package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.sitedatum.frames.geometry.Vector3;

/** Refuses anchor surveys that cannot have an answer. */
final class AnchorChecks {

    /** Fixed anchors spread in a direction when by more than this, m. */
    private static final double SPREAD = 0.05;

    /** A place known to no better than this share of the site's extent is not known. */
    private static final double UNKNOWN = 0.25;

    private AnchorChecks() {}

    /** What the input alone tells. */
    static Optional<SurveyResult<AnchorSurveyReport>> beforehand(AnchorProblem problem) {
        AnchorLayout layout = problem.layout();
        int unknowns = layout.end() - problem.paths().columns();
        int ranges = problem.input().anchorRanges().size()
                + problem.input().tagRanges().size();
        if (ranges == 0) {
            return refuse(SurveyRefusal.TOO_FEW, "there are no ranges");
        }
        if (unknowns == 0) {
            return refuse(
                    SurveyRefusal.TOO_FEW,
                    "no anchor is to be found: %d of %d are fixed",
                    layout.fixedCount(),
                    layout.size());
        }
        if (layout.size() < 3 || ranges < unknowns) {
            return refuse(
                    SurveyRefusal.TOO_FEW,
                    "%d anchors with %d unknown coordinates and %d ranges; needs 3 anchors and as many ranges as unknowns",
                    layout.size(),
                    unknowns,
                    ranges);
        }
        boolean someHeights =
                problem.input().anchors().stream().anyMatch(a -> a.height().isPresent())
                        || !problem.input().tagHeights().isEmpty();
        if (layout.isGauge() && layout.dimensions() == 3 && someHeights) {
            return refuse(
                    SurveyRefusal.HEIGHTS_INCOMPLETE,
                    "no anchor is fixed and only some heights are known; give the heights of all anchors, or between which they are, or"
                            + " fix three");
        }
        return disconnected(problem).or(() -> tooFewFixed(layout));
    }

    private static Optional<SurveyResult<AnchorSurveyReport>> disconnected(AnchorProblem problem) {
        AnchorGroups groups = AnchorGroups.of(problem);
        return groups.count() == 1
                ? Optional.empty()
                : refuse(SurveyRefusal.DISCONNECTED, "no range joins %s; measure between the groups", groups.text());
    }

    private static Optional<SurveyResult<AnchorSurveyReport>> tooFewFixed(AnchorLayout layout) {
        if (layout.isGauge()) {
            return Optional.empty();
        }
        boolean flat = layout.dimensions() == 2;
        List<Vector3> fixed = fixed(layout, flat);
        int rank = Plane.Spread.of(fixed).rank(SPREAD);
        int needed = layout.dimensions() - 1;
        if (rank >= needed) {
            return Optional.empty();
        }
        return refuse(
                fixed.size() > needed ? SurveyRefusal.COLLINEAR : SurveyRefusal.TOO_FEW_FIXED,
                "%d anchors are fixed and spread in %d directions, %d are needed%s; fix %d off one line, or none",
                fixed.size(),
                rank,
                needed,
                flat ? " with all heights known" : "",
                needed + 1);
    }

    private static List<Vector3> fixed(AnchorLayout layout, boolean flat) {
        double[] nothing = new double[layout.end()];
        List<Vector3> fixed = new ArrayList<>();
        for (int a = 0; a < layout.size(); a++) {
            if (layout.isFixed(a)) {
                Vector3 p = layout.position(nothing, a);
                fixed.add(flat ? new Vector3(p.x(), p.y(), 0) : p);
            }
        }
        return fixed;
    }

    /**
     * Whether the anchors may just as well stand on a plane (on a line, with known heights) and the ranges then say nothing
     * of the distance from it. Noise alone makes a flat survey look bent, so the flat one is fitted and judged.
     */
    static Optional<SurveyResult<AnchorSurveyReport>> flat(AnchorProblem problem, DampedFit best) {
        boolean plan = problem.layout().dimensions() == 2;
        Optional<Plane> plane = candidate(problem.layout());
        if (plane.isEmpty()) {
            return Optional.empty();
        }
        if (!fitsAndIsLoose(problem, best, plane.get(), List.of())) {
            return Optional.empty();
        }
        Vector3 across = new Vector3(0, 1, 0);
        boolean line = problem.layout().isGauge()
                && !plan
                && fitsAndIsLoose(problem, best, new Plane(Vector3.ZERO, across), List.of(plane.get()));
        return plan || line
                ? refuse(
                        SurveyRefusal.COLLINEAR,
                        "the anchors stand on one line within the noise: the side of it cannot be known")
                : refuse(
                        SurveyRefusal.COPLANAR,
                        "the anchors stand in one plane within the noise: their distance from it cannot be known; give heights,"
                                + " a lowest and a highest one, or ranges to a tag that is carried off the plane, and say so if the ranges are calibrated");
    }

    /** The plane that all fixed anchors, or the convention, leave the others to be in. */
    private static Optional<Plane> candidate(AnchorLayout layout) {
        boolean plan = layout.dimensions() == 2;
        if (layout.isGauge()) {
            return Optional.of(new Plane(Vector3.ZERO, plan ? new Vector3(0, 1, 0) : new Vector3(0, 0, 1)));
        }
        Plane.Spread spread = Plane.Spread.of(fixed(layout, plan));
        if (spread.rank(SPREAD) >= layout.dimensions()) {
            return Optional.empty();
        }
        if (!plan) {
            return Optional.of(spread.plane());
        }
        Vector3 along = spread.axes().get(0);
        return Optional.of(new Plane(spread.centre(), new Vector3(-along.y(), along.x(), 0)));
    }

    private static boolean fitsAndIsLoose(AnchorProblem problem, DampedFit best, Plane plane, List<Plane> also) {
        double[] x = best.x();
        AnchorLayout layout = problem.layout();
        int freed = 0;
        for (int a = 0; a < layout.size(); a++) {
            Vector3 p = layout.position(x, a);
            layout.putInto(x, a, p.minus(plane.normal().times(plane.above(p))));
            freed += layout.isFixed(a) ? 0 : 1;
        }
        AnchorProblem pressed = problem.pressed(plane);
        for (Plane other : also) {
            pressed = pressed.pressed(other);
        }
        DampedFit flat = DampedFit.from(pressed, x);
        // 95 % point of chi square, by its normal approximation
        double allowed = 0.5 * (freed + 1.645 * Math.sqrt(2.0 * freed) + 2);
        if (flat.cost() - best.cost() > allowed) {
            return false;
        }
        DampedFit free = DampedFit.at(problem, flat.x());
        if (free.loose().isPresent()) {
            return true;
        }
        AnchorCovariance covariance = new AnchorCovariance(problem, free);
        double extent = extent(problem, flat);
        for (int a = 0; a < layout.size(); a++) {
            if (Math.sqrt(covariance.along(a, plane.normal())) > UNKNOWN * extent) {
                return true;
            }
        }
        return false;
    }

    /** Unknowns that the solution leaves open, or open for practical purposes. */
    static Optional<SurveyResult<AnchorSurveyReport>> loose(AnchorProblem problem, DampedFit best) {
        OptionalInt loose = best.loose();
        if (loose.isPresent()) {
            return refuse(
                    SurveyRefusal.NOT_OBSERVABLE,
                    "the ranges do not fix %s; measure it from more anchors",
                    problem.layout().nameOf(loose.getAsInt()));
        }
        AnchorCovariance covariance = new AnchorCovariance(problem, best);
        double extent = extent(problem, best);
        for (int a = 0; a < problem.layout().size(); a++) {
            SurveyedAnchor anchor =
                    new SurveyedAnchor(problem.layout().id(a), Vector3.ZERO, covariance.of(a, 1), false);
            if (!(anchor.sigma() <= 2 * UNKNOWN * extent)) {
                return refuse(
                        SurveyRefusal.NOT_OBSERVABLE,
                        "anchor %s would be known to %.1f m only on a site of %.1f m; measure it from more anchors",
                        anchor.id(),
                        anchor.sigma(),
                        extent);
            }
        }
        return Optional.empty();
    }

    private static double extent(AnchorProblem problem, DampedFit fit) {
        return Plane.Spread.of(AnchorSurvey.positions(problem, fit.x()))
                .extents()
                .get(0);
    }

    private static Optional<SurveyResult<AnchorSurveyReport>> refuse(
            SurveyRefusal reason, String format, Object... values) {
        return Optional.of(SurveyResult.refused(reason, format, values));
    }
}
