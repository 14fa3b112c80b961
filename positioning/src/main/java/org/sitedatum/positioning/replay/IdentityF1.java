package org.sitedatum.positioning.replay;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.positioning.scene.Assignment;

/**
 * Identity F1 score: how long each body keeps one estimate's identity. Truth bodies and estimates are assigned one to one
 * over the whole recording so that the instants at which the two are within the match distance are most; IDF1 = 2 IDTP /
 * (truth points + estimate points). Source: E. Ristani et al., "Performance measures and a data set for multi-target,
 * multi-camera tracking", ECCV workshops 2016, section 3.
 */
final class IdentityF1 {

    private final double matchMetres;
    private final Map<String, Integer> truthIndex = new LinkedHashMap<>();
    private final Map<String, Integer> estimateIndex = new LinkedHashMap<>();
    private final List<Map<Integer, Integer>> instantsTogether = new ArrayList<>();
    private long truthPoints;
    private long estimatePoints;

    IdentityF1(double matchMetres) {
        this.matchMetres = matchMetres;
    }

    void add(PairedPoints pairs) {
        truthPoints += pairs.truths().size();
        estimatePoints += pairs.estimates().size();
        int[] estimates = new int[pairs.estimates().size()];
        for (int j = 0; j < estimates.length; j++) {
            estimates[j] = indexOf(pairs.estimates().get(j).id(), estimateIndex);
        }
        for (int i = 0; i < pairs.truths().size(); i++) {
            int truth = indexOf(pairs.truths().get(i).id(), truthIndex);
            while (instantsTogether.size() <= truth) {
                instantsTogether.add(new LinkedHashMap<>());
            }
            for (int j = 0; j < estimates.length; j++) {
                if (pairs.distance(i, j) < matchMetres) {
                    instantsTogether.get(truth).merge(estimates[j], 1, Integer::sum);
                }
            }
        }
    }

    /** The score, 0 to 1; NaN before any point. */
    double score() {
        return 2.0 * instantsOfBestAssignment() / (truthPoints + estimatePoints);
    }

    private long instantsOfBestAssignment() {
        int rows = truthIndex.size();
        int columns = estimateIndex.size();
        double[] cost = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            for (Map.Entry<Integer, Integer> together : instantsTogether.get(i).entrySet()) {
                cost[i * columns + together.getKey()] = -together.getValue();
            }
        }
        int[] estimateOfTruth = Assignment.solve(cost, rows, columns);
        double total = 0;
        for (int i = 0; i < rows; i++) {
            if (estimateOfTruth[i] != Assignment.NONE) {
                total -= cost[i * columns + estimateOfTruth[i]];
            }
        }
        return Math.round(total);
    }

    private static int indexOf(String id, Map<String, Integer> index) {
        Integer known = index.putIfAbsent(id, index.size());
        return known == null ? index.size() - 1 : known;
    }
}
