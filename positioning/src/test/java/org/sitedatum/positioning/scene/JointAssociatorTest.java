package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JointAssociatorTest {

    private static final int[] TWO = {0, 1};

    private final Association problem = new Association();

    @Test
    void shouldSolveOneTargetInClosedForm() {
        pose(new double[][] {{3, 1}});

        new JointAssociator().solve(problem);

        assertThat(problem.missed[0]).isCloseTo(1.0 / 5, within(1e-12));
        assertThat(problem.beta[0]).isCloseTo(3.0 / 5, within(1e-12));
        assertThat(problem.beta[1]).isCloseTo(1.0 / 5, within(1e-12));
    }

    /**
     * Target 0 has odds 4 and 2 for detections 0 and 1, target 1 has 3 and 5. Events: none 1; target 0 alone 4, 2; target 1
     * alone 3, 5; both straight 4 * 5 = 20; both crossed 2 * 3 = 6. Sum 41.
     */
    @Test
    void shouldSolveTwoTargetsWithTwoDetectionsAsByHand() {
        pose(new double[][] {{4, 2}, {3, 5}});

        new JointAssociator().solve(problem);

        assertThat(problem.beta[0]).isCloseTo(24.0 / 41, within(1e-12));
        assertThat(problem.beta[1]).isCloseTo(8.0 / 41, within(1e-12));
        assertThat(problem.missed[0]).isCloseTo(9.0 / 41, within(1e-12));
        assertThat(problem.beta[2]).isCloseTo(9.0 / 41, within(1e-12));
        assertThat(problem.beta[3]).isCloseTo(25.0 / 41, within(1e-12));
        assertThat(problem.missed[1]).isCloseTo(7.0 / 41, within(1e-12));
    }

    /** As above, but the two walk side by side: the crossed event, 6, is left to the straight one. Sum 35. */
    @Test
    void shouldNotAverageOverExchangedTargetsThatMoveAlike() {
        pose(new double[][] {{4, 2}, {3, 5}}, 0.5);

        new JointAssociator().solve(problem);

        assertThat(problem.beta[0]).isCloseTo(24.0 / 35, within(1e-12));
        assertThat(problem.beta[1]).isCloseTo(2.0 / 35, within(1e-12));
        assertThat(problem.missed[0]).isCloseTo(9.0 / 35, within(1e-12));
        assertThat(problem.beta[2]).isCloseTo(3.0 / 35, within(1e-12));
        assertThat(problem.beta[3]).isCloseTo(25.0 / 35, within(1e-12));
        assertThat(problem.missed[1]).isCloseTo(7.0 / 35, within(1e-12));
    }

    /** Two targets, one detection, odds 9 and 1: the detection has 1 owner, events 1, 9, 1. */
    @Test
    void shouldLetOneDetectionHaveOneOwner() {
        pose(new double[][] {{9}, {1}});

        new JointAssociator().solve(problem);

        assertThat(problem.beta[0]).isCloseTo(9.0 / 11, within(1e-12));
        assertThat(problem.beta[1]).isCloseTo(1.0 / 11, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void shouldApproximateTheExactAnswerByPropagation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] odds = new double[3][4];
        for (double[] row : odds) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextDouble() < 0.5 ? 0 : Math.exp(4 * random.nextDouble() - 2);
            }
        }
        pose(odds);
        int[] members = {0, 1, 2};
        assertThat(new JointEvents().solve(problem, members, 3)).isTrue();
        double[] exact = problem.beta.clone();
        double[] missed = problem.missed.clone();

        new BeliefPropagation().solve(problem, members, 3);

        for (int k = 0; k < problem.pairs; k++) {
            assertThat(problem.beta[k]).as("seed %d pair %d", seed, k).isCloseTo(exact[k], within(0.06));
        }
        for (int t = 0; t < 3; t++) {
            assertThat(problem.missed[t]).as("seed %d target %d", seed, t).isCloseTo(missed[t], within(0.06));
        }
    }

    @Test
    void shouldNotDependOnTheOrderOfTargets() {
        pose(new double[][] {{4, 2}, {3, 5}});
        new JointAssociator().solve(problem);
        double straight = problem.beta[0];

        pose(new double[][] {{3, 5}, {4, 2}});
        new JointAssociator().solve(problem);

        assertThat(problem.beta[2]).isCloseTo(straight, within(1e-12));
    }

    @Test
    void shouldLeaveTooManyEventsToPropagation() {
        double[][] odds = new double[12][12];
        for (double[] row : odds) {
            java.util.Arrays.fill(row, 1);
        }
        pose(odds);

        assertThat(new JointEvents().solve(problem, TWO, 2)).isTrue();
        assertThat(new JointEvents().solve(problem, new int[] {0, 1, 2, 3, 4, 5}, 6))
                .isFalse();
        new JointAssociator().solve(problem);
        for (int t = 0; t < 12; t++) {
            double sum = problem.missed[t];
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                sum += problem.beta[k];
            }
            assertThat(sum).isCloseTo(1, within(1e-6));
        }
    }

    /** Zero odds are no pair; no two targets move alike. */
    private void pose(double[][] odds) {
        pose(odds, 5);
    }

    private void pose(double[][] odds, double faster) {
        problem.begin(odds[0].length);
        for (double[] row : odds) {
            for (int j = 0; j < row.length; j++) {
                if (row[j] > 0) {
                    problem.addPair(j, row[j]);
                }
            }
            problem.move(faster * problem.targets, 0);
            problem.endTarget();
        }
    }
}
