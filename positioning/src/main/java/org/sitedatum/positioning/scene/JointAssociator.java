package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * Joint probabilistic association: a target alone is closed form, a small cluster is solved by listing its joint events,
 * a large one by belief propagation.
 *
 * <p>Scratch is reused; not thread-safe.
 */
final class JointAssociator implements DataAssociator {

    private final Clusters clusters = new Clusters();
    private final JointEvents events = new JointEvents();
    private final BeliefPropagation propagation = new BeliefPropagation();
    private int[] members = new int[16];

    @Override
    public void solve(Association problem) {
        clusters.find(problem);
        for (int c = 0; c < clusters.count(); c++) {
            int size = clusters.size(c);
            if (size == 1) {
                solveAlone(problem, clusters.member(c, 0));
                continue;
            }
            if (members.length < size) {
                members = Arrays.copyOf(members, 2 * size);
            }
            for (int i = 0; i < size; i++) {
                members[i] = clusters.member(c, i);
            }
            if (!events.solve(problem, members, size)) {
                propagation.solve(problem, members, size);
            }
        }
    }

    private static void solveAlone(Association problem, int t) {
        double total = 1;
        for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
            total += problem.odds[k];
        }
        for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
            problem.beta[k] = problem.odds[k] / total;
        }
        problem.missed[t] = 1 / total;
    }
}
