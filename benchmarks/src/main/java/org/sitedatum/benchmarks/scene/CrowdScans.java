package org.sitedatum.benchmarks.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Site;

/** Seeded scans of bodies that walk about a square: ten a second, nine of ten detected within 0.2 m, 20 false ones. */
final class CrowdScans {

    private static final long START = 1_767_225_600_000_000_000L;
    private static final double SIGMA = 0.2;
    private static final int CLUTTER = 20;

    private CrowdScans() {}

    /** The site: one detector that sees everything. */
    static Site site() {
        double unknown = Double.NaN;
        Detector radar = new Detector(
                "radar", "radar", Optional.empty(), unknown, unknown, unknown, unknown, unknown, CLUTTER, 0.9);
        return Site.builder("hall").name("Hall").detectors(List.of(radar)).build();
    }

    /** Scans of {@code bodies} on {@code side} by {@code side} metres. */
    static List<Fix> of(int bodies, double side, int scans) {
        SplittableRandom random = new SplittableRandom(7);
        double[][] body = new double[bodies][];
        for (int i = 0; i < bodies; i++) {
            body[i] = new double[] {side * random.nextDouble(), side * random.nextDouble(), 7 * random.nextDouble()};
        }
        List<Fix> fixes = new ArrayList<>(scans);
        for (int k = 0; k < scans; k++) {
            List<PositionDetection> seen = new ArrayList<>();
            for (double[] b : body) {
                b[2] += 0.05 * random.nextGaussian();
                b[0] = Math.floorMod(Math.round(1e6 * (b[0] + 0.14 * Math.cos(b[2]))), Math.round(1e6 * side)) / 1e6;
                b[1] = Math.floorMod(Math.round(1e6 * (b[1] + 0.14 * Math.sin(b[2]))), Math.round(1e6 * side)) / 1e6;
                if (random.nextDouble() < 0.9) {
                    seen.add(at(b[0] + SIGMA * random.nextGaussian(), b[1] + SIGMA * random.nextGaussian()));
                }
            }
            for (int c = 0; c < CLUTTER; c++) {
                seen.add(at(side * random.nextDouble(), side * random.nextDouble()));
            }
            long stamp = START + k * 100_000_000L;
            fixes.add(new DetectionsFix(
                    new FixHeader(
                            "radar",
                            stamp,
                            stamp,
                            Optional.empty(),
                            OptionalLong.empty(),
                            Optional.empty(),
                            Optional.empty()),
                    "radar",
                    Site.FRAME,
                    seen));
        }
        return fixes;
    }

    private static PositionDetection at(double x, double y) {
        Covariance3 covariance = new Covariance3(SIGMA * SIGMA, 0, 0, SIGMA * SIGMA, 0, 0);
        return new PositionDetection(
                x, y, Double.NaN, Optional.of(covariance), Optional.empty(), Double.NaN, Optional.empty());
    }
}
