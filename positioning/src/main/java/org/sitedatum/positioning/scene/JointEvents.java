package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * Marginal association probabilities of a small cluster: every joint event, in which no detection has two targets, is listed
 * by depth-first search. Of the events that differ only by which of some targets that move alike has which of the same
 * detections, the likeliest counts alone: to average over exchanged ones draws bodies side by side together until they are
 * one. Those that cross are averaged, since their ways will tell them apart again. Source: H. A. P. Blom, E. A. Bloem,
 * "Probabilistic data association avoiding track coalescence", IEEE TAC 45(2), 2000 (JPDA*).
 *
 * <p>Scratch is reused; not thread-safe.
 */
final class JointEvents {

    /** Clusters with more events than this are left to an approximation; a search takes some 30 ns per event. */
    static final int MOST_EVENTS = 1_000;

    private static final int MISSED = -1;

    private boolean[] used = new boolean[64];
    private int[] members = new int[0];
    private int size;
    private int visited;
    /** Pair of each member in the event under way. */
    private int[] chosen = new int[16];

    private int[] group = new int[16];

    private final BestEvents best = new BestEvents(MOST_EVENTS);

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
        if (chosen.length < size) {
            chosen = new int[2 * size];
            group = new int[2 * size];
        }
        findGroups(problem);
        visited = 0;
        best.begin(size);
        search(problem, 0, 1, 0);
        sum(problem);
        return true;
    }

    /** Targets that move alike, and those that move like one of them, are of one group, named by its first member. */
    private void findGroups(Association problem) {
        for (int i = 0; i < size; i++) {
            group[i] = i;
            for (int k = 0; k < i; k++) {
                if (group[k] != group[i] && problem.moveAlike(members[i], members[k])) {
                    join(group[i], group[k], i);
                }
            }
        }
    }

    private void join(int a, int b, int last) {
        for (int i = 0; i <= last; i++) {
            if (group[i] == Math.max(a, b)) {
                group[i] = Math.min(a, b);
            }
        }
    }

    private static boolean isTooLarge(Association problem, int[] members, int size) {
        double bound = 1;
        for (int i = 0; i < size; i++) {
            bound *= 1 + problem.pairCount(members[i]);
        }
        return bound > MOST_EVENTS;
    }

    /** Lists all events that continue the present one, whose weight and key so far are given. */
    private void search(Association problem, int depth, double weight, long key) {
        if (depth == size) {
            visited++;
            best.offer(key, weight, chosen);
            return;
        }
        int t = members[depth];
        chosen[depth] = MISSED;
        search(problem, depth + 1, weight, key);
        for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
            int j = problem.detection[k];
            if (!used[j]) {
                used[j] = true;
                chosen[depth] = k;
                search(
                        problem,
                        depth + 1,
                        weight * problem.odds[k],
                        key + BestEvents.key(j, group[depth]) + BestEvents.key(-1, depth));
                used[j] = false;
            }
        }
    }

    private void sum(Association problem) {
        for (int i = 0; i < size; i++) {
            problem.missed[members[i]] = 0;
            Arrays.fill(problem.beta, problem.first[members[i]], problem.first[members[i] + 1], 0);
        }
        double total = 0;
        for (int e = 0; e < best.count(); e++) {
            total += best.weight(e);
        }
        for (int e = 0; e < best.count(); e++) {
            double share = best.weight(e) / total;
            for (int i = 0; i < size; i++) {
                int k = best.pair(e, i);
                if (k == MISSED) {
                    problem.missed[members[i]] += share;
                } else {
                    problem.beta[k] += share;
                }
            }
        }
    }

    /** Events listed by the last search. */
    int eventCount() {
        return visited;
    }
}
