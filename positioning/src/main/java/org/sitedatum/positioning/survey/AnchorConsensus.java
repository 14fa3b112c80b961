package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Refuses a survey of which too many ranges fit nothing: of other anchors, in another unit, of another site. */
final class AnchorConsensus {

    /** Of radios that work one range in a hundred is wrong; where one in four is, the input is. */
    private static final double MOST_WRONG = 0.25;

    private static final double BEYOND_NOISE = 4;

    /** No radio that measures ranges of a site is so far off by noise, m. */
    private static final double FAR = 0.5;

    /** Of exponential delays one in 150 is longer than so many means. */
    private static final double LONGEST_DELAY = 5;

    private AnchorConsensus() {}

    /** The refusal, when too many ranges are wrong in the best arrangement. */
    static Optional<SurveyResult<AnchorSurveyReport>> refusal(AnchorProblem problem, DampedFit best) {
        int wrong = 0;
        int row = 0;
        for (AnchorRange range : problem.input().anchorRanges()) {
            wrong += isWrong(problem, range.sigma(), best.equations().error(row++)) ? 1 : 0;
        }
        for (TagPaths.Placed placed : problem.paths().ranges()) {
            wrong += isWrong(problem, placed.range().sigma(), best.equations().error(row++)) ? 1 : 0;
        }
        if (wrong <= MOST_WRONG * row) {
            return Optional.empty();
        }
        return Optional.of(SurveyResult.refused(
                SurveyRefusal.NO_CONSENSUS,
                "%d of %d ranges fit no arrangement of the anchors; %s",
                wrong,
                row,
                UnitGuess.advice("the ranges are", "the distances of the fixed anchors", ratios(problem))
                        .orElse("is each in metres, and of the anchors it names?")));
    }

    /** Shorter than the way by more than noise, or longer than an obstacle makes it; sigmas that are stated too small are not. */
    private static boolean isWrong(AnchorProblem problem, double sigma, double error) {
        double metres = error * sigma;
        return Math.abs(error) > BEYOND_NOISE
                && (metres < -FAR
                        || metres > LONGEST_DELAY * problem.options().errors().meanDelay());
    }

    /** Range over distance of anchors that are both fixed. */
    private static List<Double> ratios(AnchorProblem problem) {
        AnchorLayout layout = problem.layout();
        double[] nothing = new double[layout.end()];
        List<Double> ratios = new ArrayList<>();
        for (AnchorRange range : problem.input().anchorRanges()) {
            int a = layout.index(range.from());
            int b = layout.index(range.to());
            if (layout.isFixed(a) && layout.isFixed(b)) {
                double known = layout.position(nothing, a).distanceTo(layout.position(nothing, b));
                ratios.add(range.range() / Math.max(known, 1e-3));
            }
        }
        return ratios;
    }
}
