package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Site;

/**
 * A ship with a radar, which says where it is, and another detector, which does not; a hull off its bow, of which the radar
 * shows the middle and the other one the near side.
 */
class NearFaceTest {

    private static final double SHORT = 4;

    /** How far from the hull's middle it is believed to be, towards the ship, m. */
    private static double shortfall(String kind) {
        double nan = Double.NaN;
        Site site = CrowdSimulation.site(List.of(
                new Detector("radar", "radar", Optional.empty(), nan, nan, 4.0, 0.02, 0, nan, nan),
                new Detector("other", kind, Optional.empty(), nan, nan, nan, nan, 0, nan, nan)));
        SplittableRandom random = new SplittableRandom(11);
        SceneTrial scene = SceneTrial.joint(site);
        double sum = 0;
        int count = 0;
        for (int k = 0; k < 2400; k += 10) {
            double x = 100 + 0.05 * k;
            RigidTransform ship = RigidTransform.ofTranslation(0.01 * k, 0, 0);
            double range = x - 0.01 * k;
            ScanDetection middle = new ScanDetection(
                    range + Dense.normal(random), 0.01 * Dense.normal(random), nan, nan, nan, Optional.empty());
            scene.accept(new ScanFix(
                    CrowdSimulation.header("radar", CrowdSimulation.stamp(k), Optional.of(ship)),
                    "radar",
                    List.of(middle)));
            scene.accept(new DetectionsFix(
                    CrowdSimulation.header("other", CrowdSimulation.stamp(k + 5)),
                    "other",
                    Site.FRAME,
                    List.of(CrowdSimulation.position(
                            x + 0.25 - SHORT + 0.5 * Dense.normal(random), 0.5 * Dense.normal(random), 2))));
            List<PoseEstimate> poses = scene.posesAt(CrowdSimulation.stamp(k + 5));
            if (k >= 1600 && poses.size() == 1) {
                sum += x + 0.25 - poses.get(0).position().x();
                count++;
            }
        }
        assertThat(count).isGreaterThan(75);
        return sum / count;
    }

    @Test
    void shouldTakeWhatALidarShowsForTheNearSide() {
        double lidar = shortfall("lidar");
        double camera = shortfall("camera");

        assertThat(camera).isBetween(0.6 * SHORT, SHORT);
        assertThat(lidar).isBetween(0.2 * SHORT, 0.5 * SHORT);
    }
}
