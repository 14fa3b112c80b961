package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * Exact marginal association probabilities of a small cluster: every joint event, in which no detection has two targets,
 * is listed by depth-first search and its weight added to the pairs it holds.
 */
final class JointEvents {

    /** Clusters with more events than this are left to an approximation; a search takes some 10 ns per event. */
    static final int MOST_EVENTS = 1_000;

    private boolean[] used = new boolean[64];
    private int[] members = new int[0];
    private int size;
    private int visited;

    /** Fills the answer for the listed targets; false, and nothing filled, when there are too many events. */
    boolean solve(Association problem, int[] clusterMembers, int clusterSize) {
        if (isTooLarge(problem, clusterMembers, clusterSize)) {
            return false;
        }
        members = clusterMembers;
        size = clusterSize;
        if (used.length < problem.detections) {
            used = new boolean[2 * problem.detections];
        }
        for (int i = 0; i < size; i++) {
            problem.missed[members[i]] = 0;
            Arrays.fill(problem.beta, problem.first[members[i]], problem.first[members[i] + 1], 0);
        }
        visited = 0;
        double total = search(problem, 0, 1);
        for (int i = 0; i < size; i++) {
            int t = members[i];
            problem.missed[t] /= total;
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                problem.beta[k] /= total;
            }
        }
        return true;
    }

    private static boolean isTooLarge(Association problem, int[] members, int size) {
        double bound = 1;
        for (int i = 0; i < size; i++) {
            bound *= 1 + problem.pairCount(members[i]);
        }
        return bound > MOST_EVENTS;
    }

    /** Sum of the weights of all events that continue the present one, whose weight so far is {@code weight}. */
    private double search(Association problem, int depth, double weight) {
        if (depth == size) {
            visited++;
            return weight;
        }
        int t = members[depth];
        double sum = search(problem, depth + 1, weight);
        problem.missed[t] += sum;
        for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
            int j = problem.detection[k];
            if (!used[j]) {
                used[j] = true;
                double part = search(problem, depth + 1, weight * problem.odds[k]);
                used[j] = false;
                problem.beta[k] += part;
                sum += part;
            }
        }
        return sum;
    }

    /** Events listed by the last search. */
    int eventCount() {
        return visited;
    }
}
