package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.site.Site;

/** Two bodies that walk through one another's way and are at the same place at the same time. */
class CrossingTest {

    private static final Site SITE = CrowdSimulation.site("radar");
    private static final double SIGMA = 0.2;
    private static final double SPEED = 1.3;
    private static final int SEEDS = 20;

    @ParameterizedTest
    @CsvSource({"180, 19", "90, 19", "40, 18"})
    void shouldKeepTheIdentitiesOfTwoWhoCross(double degrees, int least) {
        int kept = 0;
        for (int seed = 1; seed <= SEEDS; seed++) {
            kept += isKept(seed, Math.toRadians(degrees)) ? 1 : 0;
        }

        assertThat(kept).as("of " + SEEDS).isGreaterThanOrEqualTo(least);
    }

    private static boolean isKept(int seed, double angle) {
        SplittableRandom random = new SplittableRandom(seed);
        SceneTrial scene = SceneTrial.joint(SITE);
        List<Optional<String>> before = List.of();
        List<Optional<String>> after = List.of();
        for (int k = 0; k < 160; k++) {
            double along = SPEED * 0.1 * (k - 80);
            double[][] places = {{along, 0}, {along * Math.cos(angle), along * Math.sin(angle)}};
            List<PositionDetection> seen = new ArrayList<>();
            for (double[] place : places) {
                if (random.nextDouble() < 0.9) {
                    seen.add(CrowdSimulation.position(
                            place[0] + SIGMA * Dense.normal(random), place[1] + SIGMA * Dense.normal(random), SIGMA));
                }
            }
            seen.add(CrowdSimulation.position(40 * random.nextDouble() - 20, 40 * random.nextDouble() - 20, SIGMA));
            scene.accept(new DetectionsFix(
                    CrowdSimulation.header("radar", CrowdSimulation.stamp(k)), "radar", Site.FRAME, seen));
            List<PoseEstimate> poses = scene.posesAt(CrowdSimulation.stamp(k));
            after = List.of(idAt(poses, places[0]), idAt(poses, places[1]));
            if (k == 40) {
                before = after;
            }
        }
        return before.get(0).isPresent() && before.get(1).isPresent() && before.equals(after);
    }

    private static Optional<String> idAt(List<PoseEstimate> poses, double[] place) {
        return poses.stream()
                .filter(p ->
                        Math.hypot(p.position().x() - place[0], p.position().y() - place[1]) < 1)
                .map(PoseEstimate::trackable)
                .findFirst();
    }
}
