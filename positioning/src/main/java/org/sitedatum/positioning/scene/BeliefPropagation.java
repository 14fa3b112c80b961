package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * Approximate marginal association probabilities by belief propagation between targets and detections, which always
 * converges. Source: J. Williams, R. Lau, "Approximate evaluation of marginal association probabilities with belief
 * propagation", IEEE TAES 50(4), 2014, eqs. 21-23.
 */
final class BeliefPropagation {

    private static final int MOST_ROUNDS = 60;
    private static final double CONVERGED = 1e-4;

    private double[] toDetection = new double[256];
    private double[] toTarget = new double[256];
    private double[] heard = new double[64];

    /** Fills the answer for the listed targets. */
    void solve(Association problem, int[] members, int size) {
        if (toTarget.length < problem.pairs) {
            toDetection = new double[problem.odds.length];
            toTarget = new double[problem.odds.length];
        }
        if (heard.length < problem.detections) {
            heard = new double[2 * problem.detections];
        }
        for (int i = 0; i < size; i++) {
            Arrays.fill(toTarget, problem.first[members[i]], problem.first[members[i] + 1], 1);
        }
        double change = 1;
        for (int round = 0; round < MOST_ROUNDS && change > CONVERGED; round++) {
            sendToDetections(problem, members, size);
            change = sendToTargets(problem, members, size);
        }
        conclude(problem, members, size);
    }

    private void sendToDetections(Association problem, int[] members, int size) {
        for (int i = 0; i < size; i++) {
            int t = members[i];
            double total = weightOf(problem, t);
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                toDetection[k] = problem.odds[k] / Math.max(total - problem.odds[k] * toTarget[k], 1);
            }
        }
    }

    private double weightOf(Association problem, int t) {
        double total = 1;
        for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
            total += problem.odds[k] * toTarget[k];
        }
        return total;
    }

    private double sendToTargets(Association problem, int[] members, int size) {
        Arrays.fill(heard, 0, problem.detections, 0);
        for (int i = 0; i < size; i++) {
            for (int k = problem.first[members[i]]; k < problem.first[members[i] + 1]; k++) {
                heard[problem.detection[k]] += toDetection[k];
            }
        }
        double change = 0;
        for (int i = 0; i < size; i++) {
            for (int k = problem.first[members[i]]; k < problem.first[members[i] + 1]; k++) {
                double others = Math.max(heard[problem.detection[k]] - toDetection[k], 0);
                double message = 1 / (1 + others);
                change = Math.max(change, Math.abs(message - toTarget[k]));
                toTarget[k] = message;
            }
        }
        return change;
    }

    private void conclude(Association problem, int[] members, int size) {
        for (int i = 0; i < size; i++) {
            int t = members[i];
            double total = weightOf(problem, t);
            problem.missed[t] = 1 / total;
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                problem.beta[k] = problem.odds[k] * toTarget[k] / total;
            }
        }
    }
}
