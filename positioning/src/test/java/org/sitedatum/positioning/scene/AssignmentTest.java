package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssignmentTest {

    @Test
    void shouldFindTheCheapestPairsOfASquare() {
        double[] cost = {
            4, 1, 3,
            2, 0, 5,
            3, 2, 2
        };

        assertThat(Assignment.solve(cost, 3, 3)).containsExactly(1, 0, 2);
    }

    @Test
    void shouldLeaveTheDearestRowAloneWhenColumnsAreShort() {
        double[] cost = {5, 1, 3};

        assertThat(Assignment.solve(cost, 3, 1)).containsExactly(Assignment.NONE, 0, Assignment.NONE);
    }

    @Test
    void shouldAssignNothingWithoutRowsOrColumns() {
        assertThat(Assignment.solve(new double[0], 0, 3)).isEmpty();
        assertThat(Assignment.solve(new double[0], 2, 0)).containsExactly(Assignment.NONE, Assignment.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldBeAsCheapAsTheBestOfAllAssignments(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            int rows = 1 + random.nextInt(6);
            int columns = 1 + random.nextInt(6);
            double[] cost = new double[rows * columns];
            for (int k = 0; k < cost.length; k++) {
                // whole numbers give ties, the others generic costs; both signs
                cost[k] = round % 2 == 0 ? random.nextInt(-4, 5) : random.nextDouble(-1, 1);
            }

            int[] columnOfRow = Assignment.solve(cost, rows, columns);

            double total = 0;
            int pairs = 0;
            boolean[] used = new boolean[columns];
            for (int i = 0; i < rows; i++) {
                if (columnOfRow[i] != Assignment.NONE) {
                    assertThat(used[columnOfRow[i]]).isFalse();
                    used[columnOfRow[i]] = true;
                    total += cost[i * columns + columnOfRow[i]];
                    pairs++;
                }
            }
            assertThat(pairs).isEqualTo(Math.min(rows, columns));
            assertThat(total).isCloseTo(cheapest(cost, rows, columns, 0, 0, pairs), within(1e-9));
        }
    }

    /** The least cost of {@code pairs} more pairs from rows {@code row}.. to columns not in the set {@code used}. */
    private static double cheapest(double[] cost, int rows, int columns, int row, int used, int pairs) {
        if (pairs == 0) {
            return 0;
        }
        if (row == rows) {
            return Double.POSITIVE_INFINITY;
        }
        double best = cheapest(cost, rows, columns, row + 1, used, pairs);
        for (int j = 0; j < columns; j++) {
            if ((used & 1 << j) == 0) {
                double rest = cheapest(cost, rows, columns, row + 1, used | 1 << j, pairs - 1);
                best = Math.min(best, cost[row * columns + j] + rest);
            }
        }
        return best;
    }
}
