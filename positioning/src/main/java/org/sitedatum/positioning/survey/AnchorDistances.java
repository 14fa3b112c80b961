package org.sitedatum.positioning.survey;

import java.util.Arrays;

/** A first idea of all distances between anchors, from which a survey starts. */
final class AnchorDistances {

    private final AnchorProblem problem;
    private final AnchorLayout layout;
    private final int n;
    private final double[] distances;

    private AnchorDistances(AnchorProblem problem) {
        this.problem = problem;
        this.layout = problem.layout();
        this.n = layout.size();
        this.distances = new double[n * n];
        Arrays.fill(distances, Double.NaN);
    }

    /**
     * All distances, row-major: known, measured, from a tag that both heard, or the shortest way over others.
     *
     * @param leftOut true for each range between anchors that is not to be used
     */
    static double[] of(AnchorProblem problem, boolean[] leftOut) {
        AnchorDistances all = new AnchorDistances(problem);
        all.takeFixed();
        all.takeMeasured(leftOut);
        all.takeTagBounds();
        all.takeShortestWays();
        return all.distances;
    }

    private void takeFixed() {
        double[] nothing = new double[layout.end()];
        for (int a = 0; a < n; a++) {
            for (int b = 0; b < n; b++) {
                if (a == b || layout.isFixed(a) && layout.isFixed(b)) {
                    put(a, b, layout.position(nothing, a).distanceTo(layout.position(nothing, b)));
                }
            }
        }
    }

    /** The shortest of several ranges of a pair: delays only lengthen. */
    private void takeMeasured(boolean[] leftOut) {
        for (int i = 0; i < leftOut.length; i++) {
            AnchorRange range = problem.input().anchorRanges().get(i);
            int a = layout.index(range.from());
            int b = layout.index(range.to());
            boolean known = layout.isFixed(a) && layout.isFixed(b);
            if (!leftOut[i] && !known && !(distances[a * n + b] <= range.range())) {
                put(a, b, range.range());
            }
        }
    }

    /** {@code |ra - rb| <= d <= ra + rb} at every place of the tag; the middle of what is left. */
    private void takeTagBounds() {
        double[] least = new double[n * n];
        double[] most = new double[n * n];
        Arrays.fill(most, Double.POSITIVE_INFINITY);
        var ranges = problem.paths().ranges();
        int begin = 0;
        for (int i = 1; i <= ranges.size(); i++) {
            if (i == ranges.size() || ranges.get(i).knot() != ranges.get(begin).knot()) {
                for (int j = begin; j < i; j++) {
                    for (int k = begin; k < i; k++) {
                        TagRange first = ranges.get(j).range();
                        TagRange second = ranges.get(k).range();
                        int pair = layout.index(first.anchor()) * n + layout.index(second.anchor());
                        least[pair] = Math.max(least[pair], Math.abs(first.range() - second.range()));
                        most[pair] = Math.min(most[pair], first.range() + second.range());
                    }
                }
                begin = i;
            }
        }
        for (int pair = 0; pair < n * n; pair++) {
            if (Double.isNaN(distances[pair]) && Double.isFinite(most[pair])) {
                put(pair / n, pair % n, 0.5 * (least[pair] + most[pair]));
            }
        }
    }

    /** Floyd and Warshall, for pairs that nothing tells the distance of. */
    private void takeShortestWays() {
        boolean[] open = new boolean[n * n];
        for (int i = 0; i < n * n; i++) {
            open[i] = Double.isNaN(distances[i]);
            distances[i] = open[i] ? Double.POSITIVE_INFINITY : distances[i];
        }
        for (int via = 0; via < n; via++) {
            for (int a = 0; a < n; a++) {
                for (int b = 0; b < n; b++) {
                    double way = distances[a * n + via] + distances[via * n + b];
                    if (open[a * n + b] && way < distances[a * n + b]) {
                        distances[a * n + b] = way;
                    }
                }
            }
        }
        // a pair cut off by the ranges left out: as far as the farthest
        double farthest =
                Arrays.stream(distances).filter(Double::isFinite).max().orElse(1);
        for (int i = 0; i < n * n; i++) {
            distances[i] = Double.isFinite(distances[i]) ? distances[i] : farthest;
        }
    }

    private void put(int a, int b, double distance) {
        distances[a * n + b] = distance;
        distances[b * n + a] = distance;
    }
}
