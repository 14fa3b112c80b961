package org.sitedatum.frames.alignment;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Finds the map most matches agree on, from seeded minimal samples.
 *
 * <p>With known noise the score is MSAC's truncated squares (Torr and Zisserman, CVIU 78, 2000); with unknown noise the
 * least median of squares, whose median also tells the noise (Rousseeuw and Leroy, Robust Regression, chapter 5). Each new
 * best map is refitted to its supporters as long as that helps (Chum et al., locally optimised RANSAC, 2003).
 */
final class ConsensusSearch {

    /** 99.9 % of good matches are nearer than this many standard normal steps. */
    static final double OUTLIER = 3.09;

    private static final int MAX_REFITS = 5;

    /**
     * The best map found.
     *
     * @param map it
     * @param score the smaller the better
     * @param varianceFactor of the noise: 1 as given, or as the median tells
     */
    record Best(AlignmentMap map, double score, double varianceFactor) {}

    private final AlignmentModel model;
    private final Noise noise;
    private final List<? extends Match> matches;
    private final RobustOptions options;
    private final double floor;

    /**
     * Looks among these matches.
     *
     * @param floor smallest square of a misfit over its variance that is more than rounding
     */
    ConsensusSearch(
            AlignmentModel model, Noise noise, List<? extends Match> matches, RobustOptions options, double floor) {
        this.model = model;
        this.noise = noise;
        this.matches = matches;
        this.options = options;
        this.floor = floor;
    }

    Optional<Best> best() {
        var random = new SplittableRandom(options.seed());
        int[] order = IntStream.range(0, matches.size()).toArray();
        boolean withPoses = matches.stream().anyMatch(MatchedPose.class::isInstance);
        int sampleSize = Math.min(matches.size(), model.minimumMatches(withPoses));
        Optional<Best> best = Optional.empty();
        for (int i = 0; i < options.samples(); i++) {
            double[] sample = new double[matches.size()];
            for (int k = 0; k < sampleSize; k++) {
                int swap = random.nextInt(k, order.length);
                int chosen = order[swap];
                order[swap] = order[k];
                order[k] = chosen;
                sample[chosen] = 1;
            }
            best = better(best, solve(sample));
        }
        return best;
    }

    private Optional<Best> better(Optional<Best> best, Optional<Best> found) {
        if (found.isEmpty() || !beats(found.get(), best)) {
            return best;
        }
        Optional<Best> refined = found;
        for (int i = 0; i < MAX_REFITS; i++) {
            Optional<Best> refitted = solve(supporters(refined.get()));
            if (refitted.isEmpty() || !beats(refitted.get(), refined)) {
                break;
            }
            refined = refitted;
        }
        return refined;
    }

    private static boolean beats(Best found, Optional<Best> best) {
        return best.isEmpty() || found.score() < best.get().score();
    }

    private Optional<Best> solve(double[] factors) {
        Moments moments = WeightedFit.moments(model, matches, factors);
        if (GeometryCheck.degenerate(model, moments).isPresent()) {
            return Optional.empty();
        }
        AlignmentMap map = ClosedForm.solve(model, moments).map();
        return Optional.of(noise == Noise.AS_GIVEN ? truncatedSquares(map) : leastMedian(map));
    }

    private Best truncatedSquares(AlignmentMap map) {
        double score = 0;
        for (Match match : matches) {
            Misfit misfit = Misfit.of(map, match);
            score += Math.min(1, misfit.square() / misfit.quantile(OUTLIER));
        }
        return new Best(map, score, 1);
    }

    private Best leastMedian(AlignmentMap map) {
        double[] squares = new double[matches.size()];
        for (int i = 0; i < squares.length; i++) {
            Misfit misfit = Misfit.of(map, matches.get(i));
            squares[i] = misfit.square() / misfit.quantile(0);
        }
        Arrays.sort(squares);
        double median = squares[squares.length / 2];
        // small-sample correction (1 + 5 / (n - p)), Rousseeuw and Leroy, section 5.1
        double correction = 1 + 5.0 / Math.max(1, squares.length - model.minimumPoints());
        return new Best(map, median, Math.max(median * correction * correction, floor));
    }

    /** 1 for matches near the map, 0 for the others. */
    double[] supporters(Best best) {
        return matches.stream()
                .map(match -> Misfit.of(best.map(), match))
                .mapToDouble(m -> m.square() <= m.quantile(OUTLIER) * best.varianceFactor() ? 1 : 0)
                .toArray();
    }
}
