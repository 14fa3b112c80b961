package org.sitedatum.positioning.scene;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.positioning.filter.Dense;
import org.sitedatum.positioning.fix.DetectionsFix;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.PositionDetection;
import org.sitedatum.positioning.replay.TruthSample;
import org.sitedatum.positioning.site.Detector;
import org.sitedatum.positioning.site.Floor;
import org.sitedatum.positioning.site.Site;

/**
 * Bodies that wander about a square hall, each with an acceleration that changes slowly (Singer), and detectors that see
 * them with noise, misses and clutter. Everything follows from the seed.
 */
public final class CrowdSimulation {

    /** Unix time the simulation starts at, ns. */
    public static final long START = 1_767_225_600_000_000_000L;

    private static final double TICK = 0.1;
    private static final double ACCELERATION = 0.5;
    private static final double ACCELERATION_SECONDS = 1.5;

    private final SplittableRandom random;
    private final double side;
    private final double[][] bodies;
    private final List<TruthSample> truth = new ArrayList<>();
    private final List<Fix> fixes = new ArrayList<>();

    private CrowdSimulation(long seed, int count, double side) {
        this.random = new SplittableRandom(seed);
        this.side = side;
        bodies = new double[count][];
        for (int i = 0; i < count; i++) {
            bodies[i] = new double[] {side * random.nextDouble(), side * random.nextDouble(), normal(), normal(), 0, 0};
        }
    }

    /** One detector that sees the whole hall ten times a second: sigma 0.2 m, 9 of 10 bodies, some clutter. */
    public static CrowdSimulation oneSensor(long seed, int count, double side, double clutter, double seconds) {
        CrowdSimulation simulation = new CrowdSimulation(seed, count, side);
        for (int k = 0; k < seconds / TICK; k++) {
            simulation.step(k);
            simulation.detect("radar", k, 0.2, 0.9, clutter, 0, side);
        }
        return simulation;
    }

    /** Three cameras whose views overlap, each with its own quality; sets of ten a second, one after another. */
    public static CrowdSimulation threeCameras(long seed, int count, double side, double seconds) {
        CrowdSimulation simulation = new CrowdSimulation(seed, count, side);
        for (int k = 0; k < seconds / TICK; k++) {
            simulation.step(k);
            simulation.detect("west", k, 0.15, 0.9, 0.5, 0, 0.6 * side);
            simulation.detect("middle", k, 0.25, 0.8, 1, 0.2 * side, 0.8 * side);
            simulation.detect("east", k, 0.15, 0.9, 0.5, 0.4 * side, side);
        }
        return simulation;
    }

    private double normal() {
        return Dense.normal(random);
    }

    private void step(int k) {
        double keep = Math.exp(-TICK / ACCELERATION_SECONDS);
        double drive = ACCELERATION * Math.sqrt(1 - keep * keep);
        for (int i = 0; i < bodies.length; i++) {
            double[] b = bodies[i];
            for (int axis = 0; axis < 2; axis++) {
                // beyond the edge they steer back
                double outside = Math.max(0, Math.abs(b[axis] - 0.5 * side) - 0.45 * side);
                double back = -Math.signum(b[axis] - 0.5 * side) * Math.min(1, 0.3 * outside);
                b[4 + axis] = keep * b[4 + axis] + drive * normal();
                double acceleration = b[4 + axis] + back - 0.1 * b[2 + axis];
                b[axis] += TICK * b[2 + axis] + 0.5 * TICK * TICK * acceleration;
                b[2 + axis] += TICK * acceleration;
            }
            truth.add(new TruthSample("b" + i, stamp(k), new Vector3(b[0], b[1], 0), Optional.empty()));
        }
    }

    private void detect(String sensor, int k, double sigma, double share, double clutter, double fromX, double toX) {
        List<PositionDetection> seen = new ArrayList<>();
        double leftmost = fromX == 0 ? Double.NEGATIVE_INFINITY : fromX;
        double rightmost = toX == side ? Double.POSITIVE_INFINITY : toX;
        for (double[] b : bodies) {
            if (b[0] >= leftmost && b[0] <= rightmost && random.nextDouble() < share) {
                seen.add(position(b[0] + sigma * normal(), b[1] + sigma * normal(), sigma));
            }
        }
        for (int c = poisson(clutter); c > 0; c--) {
            seen.add(position(fromX + (toX - fromX) * random.nextDouble(), side * random.nextDouble(), sigma));
        }
        fixes.add(new DetectionsFix(header(sensor, stamp(k)), sensor, Site.FRAME, seen));
    }

    private int poisson(double mean) {
        double p = Math.exp(-mean);
        int n = 0;
        for (double u = random.nextDouble(); u > p; u *= random.nextDouble()) {
            n++;
        }
        return n;
    }

    static PositionDetection position(double x, double y, double sigma) {
        return new PositionDetection(
                x,
                y,
                Double.NaN,
                Optional.of(new Covariance3(sigma * sigma, 0, 0, sigma * sigma, 0, 0)),
                Optional.empty(),
                Double.NaN,
                Optional.empty());
    }

    static FixHeader header(String source, long stampNanos) {
        return header(source, stampNanos, Optional.empty());
    }

    static FixHeader header(String source, long stampNanos, Optional<RigidTransform> siteFromSensor) {
        return new FixHeader(
                source,
                stampNanos,
                stampNanos + 2_000_000L,
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                siteFromSensor);
    }

    /** Stamp of a tick. */
    static long stamp(int k) {
        return START + k * 100_000_000L;
    }

    /** What the detectors said, in order of receipt. */
    public List<Fix> fixes() {
        return fixes;
    }

    /** Where the bodies were. */
    public List<TruthSample> truth() {
        return truth;
    }

    /** A hall with these detectors, of which nothing but the name is known. */
    public static Site site(String... detectors) {
        List<Detector> list = new ArrayList<>();
        for (String id : detectors) {
            double unknown = Double.NaN;
            list.add(new Detector(
                    id, "camera", Optional.empty(), unknown, unknown, unknown, unknown, unknown, unknown, unknown));
        }
        return site(list);
    }

    static Site site(List<Detector> detectors) {
        return Site.builder("hall")
                .name("Hall")
                .floors(List.of(new Floor("ground", "ground", 0, 5, List.of())))
                .detectors(detectors)
                .build();
    }
}
