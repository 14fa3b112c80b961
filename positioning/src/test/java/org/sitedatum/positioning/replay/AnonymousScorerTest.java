package org.sitedatum.positioning.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.positioning.replay.PairedPoints.Point;

class AnonymousScorerTest {

    /**
     * Two bodies a, b over four instants; estimates 1, 2, 3:
     *
     * <pre>
     * t0: a-1 (0.1 m), b-2 (0.3 m)
     * t1: a-1 (0.1 m), b missed
     * t2: a-3 (0.1 m: a switch), b-2 (0.3 m), and 9 false
     * t3: a-3 (0.1 m), b-2 (0.3 m)
     * </pre>
     */
    @Test
    void shouldMatchTheHandComputedScores() {
        AnonymousScorer scorer = new AnonymousScorer(1);
        List<Point> truths = List.of(new Point("a", 0, 0), new Point("b", 5, 0));
        scorer.add(truths, List.of(new Point("1", 0, 0.1), new Point("2", 5.3, 0)));
        scorer.add(truths, List.of(new Point("1", 0.1, 0)));
        scorer.add(truths, List.of(new Point("3", 0, -0.1), new Point("2", 5, 0.3), new Point("9", 50, 50)));
        scorer.add(truths, List.of(new Point("2", 4.7, 0), new Point("3", -0.1, 0)));

        AnonymousScore score = scorer.score();

        assertThat(score.truths()).isEqualTo(8);
        // 4 of 0.1^2 and 3 of 0.3^2 over 7 matches
        assertThat(score.matchedRmse()).isCloseTo(Math.sqrt((4 * 0.01 + 3 * 0.09) / 7), within(1e-12));
        assertThat(score.coverage()).isCloseTo(7.0 / 8, within(1e-12));
        double full = Math.sqrt(0.10);
        assertThat(score.gospa())
                .isCloseTo((full + Math.sqrt(0.01 + 0.5) + Math.sqrt(0.10 + 0.5) + full) / 4, within(1e-12));
        assertThat(score.gospaNoFalse()).isCloseTo((full + Math.sqrt(0.01 + 0.5) + full + full) / 4, within(1e-12));
        assertThat(score.identitySwitches()).isEqualTo(1);
        // one missed, one false, one switch of 8
        assertThat(score.mota()).isCloseTo(1 - 3.0 / 8, within(1e-12));
        // a with 1 (2 instants) or 3 (2), b with 2 (3): IDTP 5 of 8 truth points and 8 estimate points
        assertThat(score.idf1()).isCloseTo(2 * 5.0 / (8 + 8), within(1e-12));
    }

    @Test
    void shouldCountASwitchAcrossAGapOnce() {
        AnonymousScorer scorer = new AnonymousScorer(1);
        List<Point> truths = List.of(new Point("a", 0, 0));
        scorer.add(truths, List.of(new Point("1", 0, 0)));
        scorer.add(truths, List.of());
        scorer.add(truths, List.of(new Point("2", 0, 0)));
        scorer.add(truths, List.of(new Point("2", 0, 0)));

        assertThat(scorer.score().identitySwitches()).isEqualTo(1);
        assertThat(scorer.score().mota()).isCloseTo(1 - 2.0 / 4, within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void shouldGiveTheIdentityScoreOfTheBestPermutation(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 40; round++) {
            IdentityF1 identityF1 = new IdentityF1(1);
            int[][] together = new int[4][4];
            int points = 0;
            for (int instant = 0; instant < 12; instant++) {
                List<Point> truths = pointsOnALine(random, "t");
                List<Point> estimates = pointsOnALine(random, "e");
                points += truths.size() + estimates.size();
                for (Point truth : truths) {
                    for (Point estimate : estimates) {
                        if (Math.abs(truth.x() - estimate.x()) < 1) {
                            together[truth.id().charAt(1) - '0'][estimate.id().charAt(1) - '0']++;
                        }
                    }
                }
                identityF1.add(new PairedPoints(truths, estimates, 1));
            }

            double best = 2.0 * mostTogether(together, 0, 0) / points;

            assertThat(identityF1.score()).isCloseTo(best, within(1e-12));
        }
    }

    private static List<Point> pointsOnALine(SplittableRandom random, String prefix) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            if (random.nextInt(4) > 0) {
                points.add(new Point(prefix + i, random.nextDouble(5), 0));
            }
        }
        Collections.shuffle(points, new java.util.Random(random.nextLong()));
        return points;
    }

    private static int mostTogether(int[][] together, int truth, int used) {
        if (truth == together.length) {
            return 0;
        }
        int best = mostTogether(together, truth + 1, used);
        for (int j = 0; j < together.length; j++) {
            if ((used & 1 << j) == 0) {
                best = Math.max(best, together[truth][j] + mostTogether(together, truth + 1, used | 1 << j));
            }
        }
        return best;
    }
}
