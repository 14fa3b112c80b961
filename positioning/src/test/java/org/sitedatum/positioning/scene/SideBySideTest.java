package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.site.Site;

/** Two bodies that come together, walk side by side for 15 s at three standard deviations of the sensor, and part. */
class SideBySideTest {

    private static final Site SITE = CrowdSimulation.site("radar");
    private static final double SIGMA = 0.2;
    private static final double GAP = 0.6;
    private static final int SEEDS = 40;

    private int kept;
    private int exchanged;
    private double apart;
    private int pairs;

    @Test
    void shouldKeepTheIdentitiesOfTwoWhoWalkSideBySideAndPart() {
        for (int seed = 1; seed <= SEEDS; seed++) {
            walk(seed);
        }

        assertThat(kept).as("of %s, %s exchanged", SEEDS, exchanged).isGreaterThanOrEqualTo(SEEDS * 3 / 4);
        assertThat(apart / pairs).as("mean distance while side by side").isBetween(0.55, 0.65);
        assertThat(pairs).as("both followed").isGreaterThan(SEEDS * 100 * 95 / 100);
    }

    private void walk(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SceneTrial scene = SceneTrial.joint(SITE);
        List<Optional<String>> before = List.of();
        List<Optional<String>> after = List.of();
        for (int k = 0; k < 350; k++) {
            double t = 0.1 * k;
            double side = 0.5 * GAP + 0.4 * Math.max(0, Math.max(10 - t, t - 25));
            double along = t - 17;
            scene.accept(new DetectionsFix(
                    CrowdSimulation.header("radar", CrowdSimulation.stamp(k)),
                    "radar",
                    Site.FRAME,
                    seen(random, along, side)));
            List<PoseEstimate> poses = scene.posesAt(CrowdSimulation.stamp(k));
            after = List.of(idAt(poses, along, side), idAt(poses, along, -side));
            if (k == 80) {
                before = after;
            }
            if (k >= 150 && k < 250) {
                measure(poses, along);
            }
        }
        kept += before.equals(after) && before.get(0).isPresent() ? 1 : 0;
        exchanged += before.equals(List.of(after.get(1), after.get(0))) ? 1 : 0;
    }

    private static List<PositionDetection> seen(SplittableRandom random, double along, double side) {
        List<PositionDetection> all = new ArrayList<>();
        for (double y : new double[] {side, -side}) {
            if (random.nextDouble() < 0.9) {
                all.add(CrowdSimulation.position(
                        along + SIGMA * Dense.normal(random), y + SIGMA * Dense.normal(random), SIGMA));
            }
        }
        all.add(CrowdSimulation.position(40 * random.nextDouble() - 20, 40 * random.nextDouble() - 20, SIGMA));
        return all;
    }

    private static Optional<String> idAt(List<PoseEstimate> poses, double x, double y) {
        return poses.stream()
                .filter(p -> Math.hypot(p.position().x() - x, p.position().y() - y) < 1)
                .min((a, b) -> Double.compare(
                        Math.abs(a.position().y() - y), Math.abs(b.position().y() - y)))
                .map(PoseEstimate::trackable);
    }

    private void measure(List<PoseEstimate> poses, double along) {
        double[] y = poses.stream()
                .filter(p -> Math.hypot(p.position().x() - along, p.position().y()) < 1)
                .mapToDouble(p -> p.position().y())
                .sorted()
                .toArray();
        if (y.length == 2) {
            apart += y[1] - y[0];
            pairs++;
        }
    }
}
