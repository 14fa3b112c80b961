package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * The baseline beside {@link JointAssociator}: in each cluster the likeliest joint event is taken for true (global nearest
 * neighbour), and a target only asks how probable its one detection is against clutter.
 */
final class NearestNeighbourAssociator implements DataAssociator {

    /** Cost of a pair outside the gate: never part of the best assignment. */
    private static final double FORBIDDEN = 1e6;

    /** Cost of a target without a detection: any pair in the gate is better than none. */
    private static final double MISS = 30;

    private final Clusters clusters = new Clusters();
    private int[] columnOf = new int[0];

    @Override
    public void solve(Association problem) {
        clusters.find(problem);
        Arrays.fill(problem.beta, 0, problem.pairs, 0);
        Arrays.fill(problem.missed, 0, problem.targets, 1);
        if (columnOf.length < problem.detections) {
            columnOf = new int[2 * problem.detections];
        }
        for (int c = 0; c < clusters.count(); c++) {
            solve(problem, c);
        }
    }

    private void solve(Association problem, int cluster) {
        int rows = clusters.size(cluster);
        int detections = numberColumns(problem, cluster, rows);
        // a column for each detection, then one for each target to go without
        int columns = detections + rows;
        double[] cost = new double[rows * columns];
        for (int i = 0; i < rows; i++) {
            Arrays.fill(cost, i * columns, i * columns + detections, FORBIDDEN);
            Arrays.fill(cost, i * columns + detections, (i + 1) * columns, MISS);
            int t = clusters.member(cluster, i);
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                if (problem.odds[k] > 0) {
                    cost[i * columns + columnOf[problem.detection[k]]] = -Math.log(problem.odds[k]);
                }
            }
        }
        int[] columnOfRow = Assignment.solve(cost, rows, columns);
        for (int i = 0; i < rows; i++) {
            take(problem, clusters.member(cluster, i), columnOfRow[i]);
        }
    }

    private int numberColumns(Association problem, int cluster, int rows) {
        for (int i = 0; i < rows; i++) {
            int t = clusters.member(cluster, i);
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                columnOf[problem.detection[k]] = -1;
            }
        }
        int columns = 0;
        for (int i = 0; i < rows; i++) {
            int t = clusters.member(cluster, i);
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                if (columnOf[problem.detection[k]] < 0) {
                    columnOf[problem.detection[k]] = columns++;
                }
            }
        }
        return columns;
    }

    private void take(Association problem, int t, int column) {
        for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
            if (columnOf[problem.detection[k]] == column) {
                problem.missed[t] = 1 / (1 + problem.odds[k]);
                problem.beta[k] = problem.odds[k] * problem.missed[t];
            }
        }
    }
}
