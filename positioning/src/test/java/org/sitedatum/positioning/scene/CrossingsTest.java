package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.site.Site;

/**
 * Two people whose ways cross at an angle, through the same place at the same time, under a sensor of 0.2 m that sees nine of
 * ten: joint association beside the nearest-neighbour baseline. {@link #main} prints the table.
 */
class CrossingsTest {

    private static final Site SITE = CrowdSimulation.site("radar");
    private static final double SIGMA = 0.2;
    private static final double SPEED = 1.2;
    private static final int STEPS = 120;
    private static final int BEFORE = 40;

    /** Share of so many crossings after which both still have the names they had before. */
    private static double kept(Function<Site, SceneTrial> associator, double angleDeg, double clutter, int crossings) {
        int kept = 0;
        for (int seed = 1; seed <= crossings; seed++) {
            kept += crosses(associator.apply(SITE), angleDeg, clutter, new SplittableRandom(seed)) ? 1 : 0;
        }
        return (double) kept / crossings;
    }

    private static boolean crosses(SceneTrial scene, double angleDeg, double clutter, SplittableRandom random) {
        double half = 0.5 * Math.toRadians(angleDeg);
        String[] before = new String[2];
        String[] after = new String[2];
        for (int k = 0; k < STEPS; k++) {
            double way = SPEED * 0.1 * (k - 0.5 * STEPS);
            double[][] places = {
                {way * Math.cos(half), way * Math.sin(half)}, {way * Math.cos(half), -way * Math.sin(half)}
            };
            List<PositionDetection> seen = new ArrayList<>();
            for (double[] place : places) {
                if (random.nextDouble() < 0.9) {
                    seen.add(at(place[0] + SIGMA * Dense.normal(random), place[1] + SIGMA * Dense.normal(random)));
                }
            }
            for (double left = clutter; random.nextDouble() < left; left--) {
                seen.add(at(20 * random.nextDouble() - 10, 20 * random.nextDouble() - 10));
            }
            scene.accept(new DetectionsFix(
                    CrowdSimulation.header("radar", CrowdSimulation.stamp(k)), "radar", Site.FRAME, seen));
            List<PoseEstimate> poses = scene.posesAt(CrowdSimulation.stamp(k));
            for (int i = 0; i < 2; i++) {
                String name = nameAt(poses, places[i]);
                before[i] = k == BEFORE ? name : before[i];
                after[i] = name;
            }
        }
        return !before[0].isEmpty() && before[0].equals(after[0]) && before[1].equals(after[1]);
    }

    private static PositionDetection at(double x, double y) {
        return CrowdSimulation.position(x, y, SIGMA);
    }

    private static String nameAt(List<PoseEstimate> poses, double[] place) {
        String name = "";
        double nearest = 1;
        for (PoseEstimate pose : poses) {
            double apart =
                    Math.hypot(pose.position().x() - place[0], pose.position().y() - place[1]);
            if (apart < nearest) {
                nearest = apart;
                name = pose.trackable();
            }
        }
        return name;
    }

    @Test
    void shouldKeepTheNamesOfPeopleWhoseWaysCross() {
        assertThat(kept(SceneTrial::joint, 180, 1, 40)).isGreaterThan(0.95);
        assertThat(kept(SceneTrial::joint, 90, 1, 40)).isGreaterThan(0.95);
        assertThat(kept(SceneTrial::joint, 45, 1, 40)).isGreaterThan(0.9);
    }

    /** Prints the table. */
    public static void main(String[] words) {
        System.out.println("angle clutter | names kept: joint | baseline");
        for (double clutter : new double[] {0, 1, 10}) {
            for (double angle : new double[] {180, 90, 45, 20, 10}) {
                System.out.printf(
                        Locale.ROOT,
                        "%5.0f %7.0f | %.2f | %.2f%n",
                        angle,
                        clutter,
                        kept(SceneTrial::joint, angle, clutter, 100),
                        kept(SceneTrial::nearestNeighbour, angle, clutter, 100));
            }
        }
    }
}
