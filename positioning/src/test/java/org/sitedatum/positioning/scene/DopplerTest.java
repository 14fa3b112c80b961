package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Site;

/** A person who walks to and fro before a radar, whose speeds are told, kept back, folded or made up. */
class DopplerTest {

    private static final double SIGMA_RANGE = 0.3;
    private static final double SIGMA_AZIMUTH = 0.03;
    private static final double TICK = 0.1;

    private static final DoubleUnaryOperator KEPT_BACK = rate -> Double.NaN;

    /** Root mean square error of the velocity, m/s. */
    private static double velocityError(DoubleUnaryOperator told, double sensorSpeed) {
        double nan = Double.NaN;
        Site site = CrowdSimulation.site(List.of(
                new Detector("radar", "radar", Optional.empty(), nan, nan, SIGMA_RANGE, SIGMA_AZIMUTH, 0, nan, nan)));
        double sum = 0;
        int count = 0;
        for (int seed = 1; seed <= 8; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SceneTrial scene = SceneTrial.joint(site);
            for (int k = 0; k < 400; k++) {
                double t = TICK * k;
                double x = 12 + 3 * Math.sin(0.5 * t);
                double u = 1.5 * Math.cos(0.5 * t);
                double own = sensorSpeed * Math.sin(0.2 * t);
                double ownPlace = 5 * sensorSpeed * (1 - Math.cos(0.2 * t));
                Vector3 sensor = new Vector3(0, -10 + ownPlace, 1);
                scene.accept(new ScanFix(
                        CrowdSimulation.header(
                                "radar",
                                CrowdSimulation.stamp(k),
                                Optional.of(new RigidTransform(Quaternion.IDENTITY, sensor))),
                        "radar",
                        seen(random, x, u, sensor.y(), own, told)));
                List<PoseEstimate> poses = scene.posesAt(CrowdSimulation.stamp(k));
                if (k > 100 && !poses.isEmpty()) {
                    double du = poses.get(0).velocity().x() - u;
                    double dv = poses.get(0).velocity().y();
                    sum += du * du + dv * dv;
                    count++;
                }
            }
        }
        assertThat(count).isGreaterThan(8 * 280);
        return Math.sqrt(sum / count);
    }

    private static List<ScanDetection> seen(
            SplittableRandom random, double x, double u, double sensorY, double own, DoubleUnaryOperator told) {
        double dy = -sensorY;
        double range = Math.hypot(x, dy);
        double rate = (x * u - dy * own) / range + 0.1 * Dense.normal(random);
        double azimuth = Math.atan2(dy, x);
        List<ScanDetection> all = new ArrayList<>();
        all.add(new ScanDetection(
                range + SIGMA_RANGE * Dense.normal(random),
                azimuth + SIGMA_AZIMUTH * Dense.normal(random),
                Double.NaN,
                told.applyAsDouble(rate),
                Double.NaN,
                Optional.empty()));
        all.add(new ScanDetection(
                30 * random.nextDouble(),
                3 * random.nextDouble() - 1.5,
                Double.NaN,
                told.applyAsDouble(6 * random.nextDouble() - 3),
                Double.NaN,
                Optional.empty()));
        return all;
    }

    @Test
    void shouldKnowTheVelocityBetterByTheDoppler() {
        assertThat(velocityError(rate -> rate, 0)).isLessThan(0.8 * velocityError(KEPT_BACK, 0));
    }

    @Test
    void shouldAccountForAMovingRadar() {
        assertThat(velocityError(rate -> rate, 1)).isLessThan(0.85 * velocityError(KEPT_BACK, 1));
    }

    @Test
    void shouldNotBeHarmedByFoldedOrInventedRates() {
        double without = velocityError(KEPT_BACK, 0);
        SplittableRandom random = new SplittableRandom(99);

        assertThat(velocityError(rate -> 10 * random.nextDouble() - 5, 0)).isLessThan(1.15 * without);
        assertThat(velocityError(rate -> -rate, 0)).isLessThan(1.15 * without);
        assertThat(velocityError(rate -> 0, 0)).isEqualTo(without);
        assertThat(velocityError(rate -> rate - 2 * Math.rint(rate / 2), 0)).isLessThan(1.15 * without);
    }
}
