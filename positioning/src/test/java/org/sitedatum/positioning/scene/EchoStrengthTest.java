package org.sitedatum.positioning.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.positioning.EngineOptions;
import org.sitedatum.positioning.event.EventEmitter;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;
import org.sitedatum.positioning.site.Detector;

/** What the strength of echoes tells of bodies and clutter. */
class EchoStrengthTest {

    private static final double UNSAID = Double.NaN;

    @Test
    void shouldTellNothingBeforeBothKindsWereHeard() {
        EchoStrength strength = new EchoStrength();
        for (int i = 0; i < 1_000; i++) {
            strength.learn(20, 1);
        }

        assertThat(strength.ratio(20)).isEqualTo(1);
        assertThat(strength.ratio(UNSAID)).isEqualTo(1);
    }

    @Test
    void shouldBelieveStrongEchoesMoreWithinBounds() {
        EchoStrength strength = new EchoStrength();
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 1_000; i++) {
            strength.learn(20 + 3 * Dense.normal(random), 1);
            strength.learn(12 + 3 * Dense.normal(random), 0);
        }

        assertThat(strength.ratio(16)).isCloseTo(1, within(0.3));
        assertThat(strength.ratio(19)).isGreaterThan(2);
        assertThat(strength.ratio(60)).isLessThanOrEqualTo(4);
        assertThat(strength.ratio(-60)).isGreaterThanOrEqualTo(0.25);
    }

    /** A body walks out in heavy clutter that is 8 dB weaker. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldKeepABodyApartFromWeakClutter(long seed) {
        double told = error(seed, true);
        double untold = error(seed, false);

        assertThat(told).as("seed " + seed).isLessThan(untold);
    }

    /** Root mean square over the last part of a walk of how far the nearest body known is. */
    private static double error(long seed, boolean told) {
        Detector radar = new Detector(
                "radar",
                "radar",
                Optional.of(RigidTransform.IDENTITY),
                UNSAID,
                UNSAID,
                0.3,
                0.02,
                UNSAID,
                UNSAID,
                UNSAID);
        Scene scene = new Scene(
                CrowdSimulation.site(List.of(radar)),
                EngineOptions.defaults(),
                0,
                pose -> {},
                pose -> {},
                new Nobody(),
                new EventEmitter(event -> {}),
                0);
        SplittableRandom random = new SplittableRandom(seed);
        double sum = 0;
        int count = 0;
        for (int k = 0; k < 600; k++) {
            double x = 10 + 8 * Math.cos(0.01 * k);
            double y = 3 + 8 * Math.sin(0.01 * k);
            List<ScanDetection> echoes = new ArrayList<>();
            double body = 20 + 3 * Dense.normal(random);
            if (random.nextDouble() < 0.9) {
                double range = Math.hypot(x, y) + 0.3 * Dense.normal(random);
                echoes.add(echo(range, Math.atan2(y, x) + 0.02 * Dense.normal(random), told ? body : UNSAID));
            }
            for (int c = 0; c < 40; c++) {
                double clutter = 12 + 3 * Dense.normal(random);
                echoes.add(echo(
                        25 * Math.sqrt(random.nextDouble()),
                        Math.PI * (random.nextDouble() - 0.5),
                        told ? clutter : UNSAID));
            }
            scene.accept(new ScanFix(CrowdSimulation.header("radar", CrowdSimulation.stamp(k)), "radar", echoes));
            if (k >= 300) {
                double nearest = scene.posesAt(CrowdSimulation.stamp(k)).stream()
                        .mapToDouble(pose -> Math.hypot(
                                pose.position().x() - x, pose.position().y() - y))
                        .min()
                        .orElse(3);
                sum += Math.min(9, nearest * nearest);
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }

    private static ScanDetection echo(double range, double azimuth, double decibels) {
        return new ScanDetection(Math.max(0.1, range), azimuth, UNSAID, UNSAID, decibels, Optional.empty());
    }
}
