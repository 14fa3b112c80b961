package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Site;

/** Two craft before a ship with a slow radar, and with a camera that only tells directions, under an error of its heading. */
class HarmlessBearingsTest {

    private static final double NONE = Double.NaN;
    private static final double[][] CRAFT = {{120, -60, 0.5, 3}, {160, 80, -1, -2.5}};

    private static final Site SITE = CrowdSimulation.site(List.of(
            new Detector("radar", "radar", Optional.empty(), NONE, NONE, 5, 0.03, 0, NONE, NONE),
            new Detector("camera", "camera", Optional.empty(), NONE, NONE, NONE, 0.025, NONE, NONE, NONE)));

    /** Root mean square error, m, with a camera that is off by so much, rad; NaN: without one. */
    private static double error(double heading) {
        double sum = 0;
        int count = 0;
        for (int seed = 1; seed <= 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SceneTrial scene = SceneTrial.joint(SITE);
            for (int k = 0; k < 500; k++) {
                double t = 0.1 * k;
                if (k % 16 == 0) {
                    scene.accept(scan("radar", k, looks(random, t, 0, 0.02, true)));
                }
                if (k % 2 == 1 && !Double.isNaN(heading)) {
                    double off = heading * Math.cos(0.03 * t);
                    scene.accept(scan("camera", k, looks(random, t, off, 0.004, false)));
                }
                List<PoseEstimate> poses = scene.posesAt(CrowdSimulation.stamp(k));
                for (double[] craft : k < 150 ? new double[0][] : CRAFT) {
                    double nearest = poses.stream()
                            .mapToDouble(p -> Math.hypot(
                                    p.position().x() - craft[0] - craft[2] * t,
                                    p.position().y() - craft[1] - craft[3] * t))
                            .min()
                            .orElse(20);
                    sum += nearest * nearest;
                    count++;
                }
            }
        }
        return Math.sqrt(sum / count);
    }

    private static List<ScanDetection> looks(
            SplittableRandom random, double t, double off, double sigma, boolean ranges) {
        List<ScanDetection> seen = new ArrayList<>();
        for (double[] craft : CRAFT) {
            double x = craft[0] + craft[2] * t;
            double y = craft[1] + craft[3] * t;
            seen.add(new ScanDetection(
                    ranges ? Math.hypot(x, y) + 3 * Dense.normal(random) : NONE,
                    Math.atan2(y, x) + off + sigma * Dense.normal(random),
                    NONE,
                    NONE,
                    NONE,
                    Optional.empty()));
        }
        return seen;
    }

    private static ScanFix scan(String sensor, int k, List<ScanDetection> seen) {
        return new ScanFix(
                CrowdSimulation.header(
                        sensor, CrowdSimulation.stamp(k), Optional.of(RigidTransform.ofTranslation(0, 0, 0))),
                sensor,
                seen);
    }

    @Test
    void shouldNotBeWorseForDirectionsUnderAnErrorOfTheHeading() {
        double alone = error(NONE);

        assertThat(error(0)).as("a true heading helps").isLessThan(alone);
        assertThat(error(0.025)).as("a false one does no harm").isLessThan(1.03 * alone);
    }
}
