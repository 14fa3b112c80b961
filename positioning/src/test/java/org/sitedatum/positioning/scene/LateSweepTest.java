package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Site;

/**
 * A radar that turns once in 1.6 s from north to west to south to east and stamps what it saw when it is round, half a
 * second late: what lies east of north is the newest, what lies west of it the oldest.
 */
class LateSweepTest {

    private static final double PERIOD = 1.6;
    private static final double PROCESSING = 0.5;

    private static double lag(double azimuth) {
        double sinceNorth = (azimuth - Math.PI / 2) / (2 * Math.PI);
        return PROCESSING + PERIOD * (1 - (sinceNorth - Math.floor(sinceNorth)));
    }

    private static double[] place(double t) {
        double turn = 0.05 * t;
        return new double[] {60 * Math.cos(turn), 60 * Math.sin(turn)};
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldLearnThatItIsLaterInOneDirectionThanInAnother(long seed) {
        double nan = Double.NaN;
        Site site = CrowdSimulation.site(List.of(
                new Detector("fast", "camera", Optional.empty(), nan, nan, nan, nan, 0, nan, nan),
                new Detector(
                        "radar",
                        "radar",
                        Optional.of(RigidTransform.ofTranslation(0, 0, 0)),
                        nan,
                        nan,
                        1,
                        0.01,
                        nan,
                        nan,
                        nan)));
        Identities nobody = new Identities(new Nobody(), new EventEmitter(event -> {}), 1);
        Scene scene = new Scene(site, EngineOptions.defaults(), 0, p -> {}, p -> {}, nobody, new JointAssociator());
        SplittableRandom random = new SplittableRandom(seed);
        for (int k = 0; k < 2600; k++) {
            double t = 0.1 * k;
            double[] now = place(t);
            scene.accept(new DetectionsFix(
                    CrowdSimulation.header("fast", CrowdSimulation.stamp(k)),
                    "fast",
                    Site.FRAME,
                    List.of(CrowdSimulation.position(
                            now[0] + 0.3 * Dense.normal(random), now[1] + 0.3 * Dense.normal(random), 0.3))));
            if (k % 16 == 0) {
                double[] then = place(t - lag(Math.atan2(now[1], now[0])));
                scene.accept(new ScanFix(
                        CrowdSimulation.header("radar", CrowdSimulation.stamp(k)),
                        "radar",
                        List.of(new ScanDetection(
                                Math.hypot(then[0], then[1]) + Dense.normal(random),
                                Math.atan2(then[1], then[0]) + 0.01 * Dense.normal(random),
                                nan,
                                nan,
                                nan,
                                Optional.empty()))));
            }
        }

        assertThat(learnt(scene, Math.PI)).as("west, seed %s", seed).isCloseTo(lag(Math.PI), within(0.35));
        assertThat(learnt(scene, -Math.PI / 2)).as("south").isCloseTo(lag(-Math.PI / 2), within(0.35));
        assertThat(learnt(scene, 0)).as("east").isCloseTo(lag(0), within(0.35));
        assertThat(learnt(scene, Math.PI) - learnt(scene, 0)).as("west to east").isGreaterThan(0.4);
    }

    private static double learnt(Scene scene, double azimuth) {
        Scan scan = new Scan();
        scan.sensor = 1;
        scan.sensorX = 0;
        scan.sensorY = 0;
        int j = scan.add();
        Vector3 there = new Vector3(60 * Math.cos(azimuth), 60 * Math.sin(azimuth), 0);
        scan.x[j] = there.x();
        scan.y[j] = there.y();
        scene.state().latencies().lagInto(scan);
        return scan.lag[j];
    }
}
