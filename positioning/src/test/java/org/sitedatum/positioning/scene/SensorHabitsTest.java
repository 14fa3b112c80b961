package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Site;

/** What is learnt of sensors while they run: latencies, the error of a heading, detection probability and clutter. */
class SensorHabitsTest {

    private static final double UNKNOWN = Double.NaN;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLearnHowLateARadarIsFromBodiesAFastSensorSees(long seed) {
        Site site = CrowdSimulation.site(List.of(detector("fast", "camera"), detector("slow", "radar")));
        Scene scene = scene(site);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 1200; k++) {
            double t = 0.1 * k;
            scene.accept(new DetectionsFix(
                    CrowdSimulation.header("fast", CrowdSimulation.stamp(k)),
                    "fast",
                    Site.FRAME,
                    List.of(circling(random, t, 0.3))));
            if (k % 10 == 0) {
                scene.accept(new DetectionsFix(
                        CrowdSimulation.header("slow", CrowdSimulation.stamp(k)),
                        "slow",
                        Site.FRAME,
                        List.of(circling(random, t - 1.4, 0.5))));
            }
        }

        assertThat(scene.state().latencies().mean(1)).as("seed " + seed).isCloseTo(1.4, within(0.2));
        assertThat(scene.state().latencies().mean(0)).as("seed " + seed).isCloseTo(0, within(0.1));
        assertThat(scene.posesAt(CrowdSimulation.stamp(1200))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLearnTheHeadingErrorOfASensorOfDirections(long seed) {
        Site site = CrowdSimulation.site(List.of(detector("fast", "camera"), detector("bearing", "camera")));
        Scene scene = scene(site);
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 400; k++) {
            double t = 0.1 * k;
            scene.accept(new DetectionsFix(
                    CrowdSimulation.header("fast", CrowdSimulation.stamp(k)),
                    "fast",
                    Site.FRAME,
                    List.of(circling(random, t, 0.2))));
            double azimuth = Math.atan2(place(t)[1], place(t)[0] + 40) + 0.03 + 0.003 * Dense.normal(random);
            scene.accept(new ScanFix(
                    CrowdSimulation.header(
                            "bearing", CrowdSimulation.stamp(k), Optional.of(RigidTransform.ofTranslation(-40, 0, 0))),
                    "bearing",
                    List.of(new ScanDetection(UNKNOWN, azimuth, UNKNOWN, UNKNOWN, UNKNOWN, Optional.empty()))));
        }

        assertThat(scene.state().habits(1).bias()).as("seed " + seed).isCloseTo(0.03, within(0.006));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLearnDetectionProbabilityAndClutter(long seed) {
        Scene scene = scene(CrowdSimulation.site("radar"));

        CrowdSimulation.oneSensor(seed, 30, 60, 15, 30).fixes().forEach(scene::accept);

        assertThat(scene.state().habits(0).detectionProbability(UNKNOWN)).isCloseTo(0.9, within(0.04));
        assertThat(scene.state().habits(0).clutter()).isCloseTo(15, within(4.0));
        assertThat(scene.state().habits(0).noise()).isCloseTo(1, within(0.25));
    }

    private static Scene scene(Site site) {
        return new Scene(
                site,
                EngineOptions.defaults(),
                0,
                pose -> {},
                pose -> {},
                new Nobody(),
                new EventEmitter(event -> {}),
                0);
    }

    private static Detector detector(String id, String kind) {
        return new Detector(id, kind, Optional.empty(), UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN);
    }

    /** Round a circle of 20 m at 3 m/s. */
    private static double[] place(double t) {
        return new double[] {20 * Math.cos(0.15 * t), 20 * Math.sin(0.15 * t)};
    }

    private static org.sitedatum.positioning.fix.PositionDetection circling(
            SplittableRandom random, double t, double sigma) {
        double[] p = place(t);
        return CrowdSimulation.position(
                p[0] + sigma * Dense.normal(random), p[1] + sigma * Dense.normal(random), sigma);
    }
}
