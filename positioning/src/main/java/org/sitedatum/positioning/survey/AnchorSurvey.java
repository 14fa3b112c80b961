package org.sitedatum.positioning.survey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;

/**
 * Finds where anchors stand from ranges between them, from ranges to tags that move about, or both.
 *
 * <p>Classical scaling of the distances gives a start, a robust fit of all places at once (anchors, and the tags' paths) the
 * answer, over a few starts that each leave other ranges out. Configurations that fit as well, mirrored or turned over, are
 * all reported. With no anchor fixed the frame is a convention: see {@link AnchorSurveyInput}.
 */
public final class AnchorSurvey {

    /** First widening of the errors: a wrong range of some metres then pulls like a direct one. */
    private static final double[] WIDENINGS = {16, 6, 2, 1};

    private static final int STARTS = 12;
    private static final int STARTS_WITH_PATHS = 4;

    /** Other heights tried from the best places on the plan, where heights are known between two only. */
    private static final int STARTS_OF_HEIGHTS = 24;

    private static final int STARTS_OF_HEIGHTS_WITH_PATHS = 4;

    private AnchorSurvey() {}

    /** The survey, silently. */
    public static SurveyResult<AnchorSurveyReport> of(AnchorSurveyInput input, AnchorSurveyOptions options) {
        return of(input, options, SurveyProgress.SILENT);
    }

    /** The survey. Equal input gives an equal result. */
    public static SurveyResult<AnchorSurveyReport> of(
            AnchorSurveyInput input, AnchorSurveyOptions options, SurveyProgress progress) {
        TagPaths paths = new TagPaths(input.tagRanges(), input.tagHeights(), options.knotSeconds());
        AnchorLayout layout = new AnchorLayout(input.anchors(), paths.columns());
        AnchorProblem problem = new AnchorProblem(input, options, paths, layout, 1, List.of(), progress);
        Optional<SurveyResult<AnchorSurveyReport>> refused = AnchorChecks.beforehand(problem);
        if (refused.isPresent()) {
            return refused.get();
        }
        List<DampedFit> fits = search(problem, progress);
        refused = AnchorConsensus.refusal(problem, fits.get(0))
                .or(() -> AnchorChecks.flat(problem, fits.get(0)))
                .or(() -> AnchorChecks.loose(problem, fits.get(0)));
        return refused.orElseGet(() -> AnchorChoices.report(problem, fits, progress));
    }

    /** Fits from all starts, cheapest first. */
    private static List<DampedFit> search(AnchorProblem problem, SurveyProgress progress) {
        int ranges = problem.input().anchorRanges().size();
        int starts = problem.paths().knots() == 0 ? STARTS : ranges == 0 ? 1 : STARTS_WITH_PATHS;
        List<DampedFit> fits = new ArrayList<>();
        for (int i = 0; i < starts; i++) {
            boolean[] leftOut = i == 1 ? worst(problem, fits.get(0)) : scattered(ranges, i);
            double[] x = AnchorStart.of(problem, leftOut);
            // as much too long as too short would leave ranges that are delayed anyway
            problem.biases().putInto(x, i % 2 == 0 ? 0 : 1.5);
            fits.add(descend(problem, x));
            progress.at("fitting " + problem.unknowns() + " unknowns", i + 1, starts);
        }
        fits.sort(Comparator.comparingDouble(DampedFit::cost));
        if (!problem.layout().spanned().isEmpty()) {
            fits.addAll(otherHeights(problem, fits.get(0).x(), progress));
            fits.sort(Comparator.comparingDouble(DampedFit::cost));
        }
        return fits;
    }

    /** A widened fit forgets the heights it began with, so they are scattered again where the plan is known. */
    private static List<DampedFit> otherHeights(AnchorProblem problem, double[] best, SurveyProgress progress) {
        List<DampedFit> fits = new ArrayList<>();
        int starts = problem.paths().knots() == 0 ? STARTS_OF_HEIGHTS : STARTS_OF_HEIGHTS_WITH_PATHS;
        for (int i = 0; i < starts; i++) {
            int start = i;
            double[] x = best.clone();
            problem.layout().putHeightsInto(x, a -> scatteredHeight(a, start));
            fits.add(DampedFit.from(problem, x));
            progress.at("trying heights", i + 1, starts);
        }
        return fits;
    }

    private static DampedFit descend(AnchorProblem problem, double[] start) {
        double[] x = start;
        for (double widening : WIDENINGS) {
            if (widening > 1) {
                x = DampedFit.from(problem.widened(widening), x).x();
            }
        }
        return DampedFit.from(problem, x);
    }

    /** The ranges between anchors that fit a solution worst: beyond four standard deviations. */
    private static boolean[] worst(AnchorProblem problem, DampedFit fit) {
        boolean[] leftOut = new boolean[problem.input().anchorRanges().size()];
        for (int i = 0; i < leftOut.length; i++) {
            leftOut[i] = Math.abs(fit.equations().error(i)) > 4;
        }
        return leftOut;
    }

    /** Every seventh range or so, other ones for each start; none for the first. */
    private static boolean[] scattered(int ranges, int start) {
        boolean[] leftOut = new boolean[ranges];
        for (int i = 0; i < ranges; i++) {
            leftOut[i] = start > 0 && Math.floorMod(mixed(i, start), 7L) == 0;
        }
        return leftOut;
    }

    /** Evenly within 1.7 standard deviations: all heights that were thought of, others for each start. */
    private static double scatteredHeight(int anchor, int start) {
        return 3.4 * (Math.floorMod(mixed(anchor, start), 1024L) + 0.5) / 1024 - 1.7;
    }

    private static long mixed(int i, int start) {
        long mixed = (i + 1L) * 0x9E3779B97F4A7C15L + start * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 31)) * 0x94D049BB133111EBL;
        return mixed >>> 33;
    }

    /** Where every anchor stands in a solution. */
    static List<Vector3> positions(AnchorProblem problem, double[] x) {
        List<Vector3> positions = new ArrayList<>();
        for (int a = 0; a < problem.layout().size(); a++) {
            positions.add(problem.layout().position(x, a));
        }
        return positions;
    }
}
