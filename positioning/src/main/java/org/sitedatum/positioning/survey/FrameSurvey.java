package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.sitedatum.frames.alignment.Aligned;
import org.sitedatum.frames.alignment.AlignmentModel;
import org.sitedatum.frames.alignment.AlignmentResult;
import org.sitedatum.frames.alignment.FrameAlignment;
import org.sitedatum.frames.alignment.MatchedPoint;
import org.sitedatum.frames.alignment.Refused;
import org.sitedatum.frames.alignment.RobustOptions;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Aligns a vendor's frame with the site from one walk seen in both, or from points known in both.
 *
 * <p>The offset of the two clocks is the one at which the walk fits best; then several models are fitted, robustly, and
 * compared by how well they predict a point they have not seen.
 */
public final class FrameSurvey {

    /** A straight walk at constant speed fits at any offset; known worse than this, s, it is not known. */
    private static final double WORST_OFFSET_SIGMA = 0.5;

    private static final int FEWEST_FOR_ROBUST = 6;

    private FrameSurvey() {}

    /** From a walk: source in the vendor's frame, target in the site. */
    public static SurveyResult<FrameSurveyReport> ofWalk(
            TimedPath source, TimedPath target, FrameSurveyOptions options) {
        WalkOffset walk = new WalkOffset(source, target, options);
        OptionalDouble offset = walk.best();
        if (offset.isEmpty()) {
            return SurveyResult.refused(
                    SurveyRefusal.TOO_FEW,
                    "the two tracks have fewer than 5 places in common within the allowed offset");
        }
        List<MatchedPoint> matches = walk.matches(offset.getAsDouble());
        double sigma = options.maxOffset() == 0 ? 0 : walk.sigma(offset.getAsDouble());
        if (sigma > WORST_OFFSET_SIGMA) {
            return SurveyResult.refused(
                    straight(matches) ? SurveyRefusal.STRAIGHT_WALK : SurveyRefusal.NOT_OBSERVABLE,
                    "the clock offset would be known to %.1f s only; walk a loop with turns and stops, or state the offset",
                    sigma);
        }
        return fit(offset.getAsDouble(), sigma, matches, options.flat());
    }

    /** From points known in both frames. */
    public static SurveyResult<FrameSurveyReport> ofMatches(List<MatchedPoint> matches, boolean flat) {
        return fit(0, 0, matches, flat);
    }

    private static boolean straight(List<MatchedPoint> matches) {
        List<Double> extents = Plane.Spread.of(matches.stream()
                        .map(m -> new Vector3(m.target().x(), m.target().y(), 0))
                        .toList())
                .extents();
        return extents.get(1) < 0.1 * extents.get(0);
    }

    private static SurveyResult<FrameSurveyReport> fit(
            double offset, double sigma, List<MatchedPoint> matches, boolean flat) {
        List<Aligned> models = new ArrayList<>();
        List<String> notFitted = new ArrayList<>();
        Optional<AlignmentResult> firstRefused = Optional.empty();
        for (AlignmentModel model : models(flat)) {
            AlignmentResult result = fit(model, matches);
            if (result instanceof Aligned aligned) {
                models.add(aligned);
            } else if (result instanceof Refused refused) {
                firstRefused = firstRefused.or(() -> Optional.of(result));
                notFitted.add(model + ": " + refused.reason() + ", " + refused.detail());
            }
        }
        if (models.isEmpty()) {
            return AlignmentRefusal.of(firstRefused.orElseThrow());
        }
        return new SurveyResult.Found<>(
                new FrameSurveyReport(offset, sigma, matches, models, recommended(models), notFitted));
    }

    private static List<AlignmentModel> models(boolean flat) {
        return flat
                ? List.of(AlignmentModel.YAW_TRANSLATION, AlignmentModel.PLAN_SIMILARITY, AlignmentModel.PLAN_AFFINE)
                : List.of(
                        AlignmentModel.YAW_TRANSLATION,
                        AlignmentModel.RIGID,
                        AlignmentModel.SIMILARITY,
                        AlignmentModel.AFFINE);
    }

    /** Robust where there is something to spare; a walk in a plane gives SIMILARITY and AFFINE less than they need. */
    private static AlignmentResult fit(AlignmentModel model, List<MatchedPoint> matches) {
        FrameAlignment plain = FrameAlignment.of(model);
        return (matches.size() >= FEWEST_FOR_ROBUST + model.minimumPoints()
                        ? plain.withRobust(RobustOptions.seeded(1))
                        : plain)
                .fit(matches);
    }

    private static AlignmentModel recommended(List<Aligned> models) {
        double least = models.stream().mapToDouble(FrameSurvey::judged).min().orElse(0);
        return models.stream()
                .filter(m -> judged(m) <= 1.1 * least + 1e-9)
                .findFirst()
                .orElse(models.get(0))
                .model();
    }

    /** Error of the next point: a fit that leaves matches out pays for each with the leave-one-out error it has there. */
    private static double judged(Aligned model) {
        return model.residuals().stream()
                .mapToDouble(r -> r.leaveOneOut().orElse(r.distance()))
                .map(d -> Math.min(d, 5 * Math.max(model.rms(), 1e-3)))
                .average()
                .orElse(Double.MAX_VALUE);
    }
}
