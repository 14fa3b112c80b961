package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Site;

/** A body that walks across before a radar at the origin, which looks along x, and out of what it can see. */
class FieldOfViewTest {

    private static final double WIDE = 2 * Math.PI;

    /** Scans without a detection until the body, last seen at the border, is not published any more. */
    private static int patience(double fieldOfView, double maxRange) {
        double nan = Double.NaN;
        Site site = CrowdSimulation.site(List.of(new Detector(
                "radar",
                "radar",
                Optional.of(RigidTransform.ofTranslation(0, 0, 1)),
                maxRange,
                fieldOfView,
                0.2,
                0.01,
                0,
                0.5,
                0.95)));
        SplittableRandom random = new SplittableRandom(5);
        SceneTrial scene = SceneTrial.joint(site);
        int silent = 0;
        for (int k = 0; k < 200; k++) {
            double x = 10 + 0.05 * k;
            double y = 0.1 * k;
            double azimuth = Math.atan2(y, x);
            double range = Math.hypot(x, y);
            List<ScanDetection> seen = k >= 60
                    ? List.of()
                    : List.of(new ScanDetection(
                            range + 0.2 * Dense.normal(random),
                            azimuth + 0.01 * Dense.normal(random),
                            nan,
                            nan,
                            nan,
                            Optional.empty()));
            scene.accept(new ScanFix(CrowdSimulation.header("radar", CrowdSimulation.stamp(k)), "radar", seen));
            if (k >= 60 && !scene.posesAt(CrowdSimulation.stamp(k)).isEmpty()) {
                silent++;
            }
        }
        return silent;
    }

    @Test
    void shouldMissNobodyWhereItCannotSee() {
        int inSight = patience(WIDE, Double.NaN);

        assertThat(inSight).isBetween(1, 8);
        assertThat(patience(2 * Math.atan2(6, 13), Double.NaN))
                .as("at the edge of the field of view")
                .isGreaterThan(2 * inSight);
        assertThat(patience(WIDE, Math.hypot(6, 13))).as("beyond the range").isGreaterThan(2 * inSight);
    }
}
