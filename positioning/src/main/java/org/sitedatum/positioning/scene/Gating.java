package org.sitedatum.positioning.scene;

import java.util.Arrays;
import java.util.List;
import org.sitedatum.frames.geometry.Angles;

/** Poses the association problem of a scan: which detections each target could have caused, and at what odds. */
final class Gating {

    /** Squared Mahalanobis distance; a true detection in the plane is outside once in 270,000. */
    static final double GATE = 25;
    /** The gate's radius in standard deviations. */
    private static final double GATE_SIGMAS = Math.sqrt(GATE);

    /** Share of the bodies a sensor of directions shows: they hide one another, and it is not learnt which. */
    private static final double BEARING_SIGHT = 0.5;

    private final List<SceneSensor> sensors;
    private final Visibility visibility;
    private final TargetMotion motion;
    private final DetectionGrid grid = new DetectionGrid();
    private final Innovation innovation = new Innovation();
    private final RangeRate rate = new RangeRate();
    private final double[] modeLikelihood = new double[Target.MODES];

    /** Per pair and mode: probability of the mode given the pair. */
    private double[] modeShare = new double[2 * 256];
    /** Per target: probability that it is detected if it exists. */
    private double[] detectable = new double[64];

    private double longestLag;
    private double shortestLag;

    Gating(List<SceneSensor> sensors, Visibility visibility, TargetMotion motion) {
        this.sensors = sensors;
        this.visibility = visibility;
        this.motion = motion;
    }

    /** Fills {@code problem} for all targets. */
    void pose(Targets targets, Scan scan, SensorHabits habits, Association problem) {
        int count = targets.count();
        grid.fill(scan);
        problem.begin(scan.count);
        boolean bearings = false;
        double widest = 0;
        longestLag = 0;
        shortestLag = Double.POSITIVE_INFINITY;
        for (int j = 0; j < scan.count; j++) {
            bearings |= scan.isBearing(j);
            longestLag = Math.max(longestLag, scan.lag[j]);
            shortestLag = Math.min(shortestLag, scan.lag[j]);
            if (!scan.isBearing(j)) {
                widest = Math.max(widest, Math.max(scan.rxx[j], scan.ryy[j]));
            }
        }
        if (detectable.length < count) {
            detectable = new double[2 * count];
        }
        for (int t = 0; t < count; t++) {
            Target target = targets.get(t);
            scan.face(target);
            detectable[t] = inView(target, scan) ? detection(target, scan, habits) * sight(target, scan) : 0;
            pairPositions(target, t, scan, Math.max(1, scan.noise) * widest, problem);
            if (bearings) {
                pairBearings(target, t, scan, problem);
            }
            problem.move(target.merged.u, target.merged.v);
            problem.endTarget();
        }
    }

    private void pairPositions(Target target, int t, Scan scan, double noisiest, Association problem) {
        PlanarState s = target.merged;
        double lag = longestLag;
        double varianceX = s.pxx + lag * (lag * s.puu - 2 * s.pxu) + noisiest + scan.lagVariance * s.u * s.u;
        double varianceY = s.pyy + lag * (lag * s.pvv - 2 * s.pyv) + noisiest + scan.lagVariance * s.v * s.v;
        double halfX = 1.2 * GATE_SIGMAS * Math.sqrt(varianceX);
        double halfY = 1.2 * GATE_SIGMAS * Math.sqrt(varianceY);
        double back = 0.5 * (longestLag + shortestLag);
        double x = s.x - back * s.u;
        double y = s.y - back * s.v;
        halfX += 0.5 * (longestLag - shortestLag) * Math.abs(s.u);
        halfY += 0.5 * (longestLag - shortestLag) * Math.abs(s.v);
        int n = grid.findAround(x, y, halfX, halfY);
        for (int i = 0; i < n; i++) {
            int j = grid.found(i);
            if (Math.abs(scan.x[j] - x) <= halfX && Math.abs(scan.y[j] - y) <= halfY) {
                pair(target, t, scan, j, scan.clutterDensity, problem);
            }
        }
    }

    private void pairBearings(Target target, int t, Scan scan, Association problem) {
        for (int j = 0; j < scan.count; j++) {
            if (scan.isBearing(j)) {
                pair(target, t, scan, j, scan.bearingClutterDensity, problem);
            }
        }
    }

    private void pair(Target target, int t, Scan scan, int j, double clutterDensity, Association problem) {
        if (scan.isOnAnotherFloor(target.z)) {
            return;
        }
        boolean rated = RangeRate.isGiven(scan, j);
        double nearest = Double.POSITIVE_INFINITY;
        double total = 0;
        for (int m = 0; m < Target.MODES; m++) {
            innovation.compute(target.modes[m], scan, j, motion.acceleration(m), scan.gateNoiseOf(j));
            nearest = Math.min(nearest, innovation.squaredDistance());
            modeLikelihood[m] = target.modeWeight[m] * Math.exp(innovation.logLikelihood());
            if (rated) {
                rate.compute(target.modes[m], scan, j, motion.acceleration(m));
                modeLikelihood[m] *= rate.ratio(scan.rateTrust);
            }
            total += modeLikelihood[m];
        }
        if (!(nearest <= GATE) || !(total > 0)) {
            return;
        }
        double likelihood = total * heightFit(target, scan, j) * scan.scoreRatio[j];
        double seen = target.existence * detectable[t];
        int k = problem.pairs;
        problem.addPair(j, seen * likelihood / (clutterDensity * (1 - seen)));
        if (modeShare.length < 2 * (k + 1)) {
            modeShare = Arrays.copyOf(modeShare, 2 * modeShare.length);
        }
        for (int m = 0; m < Target.MODES; m++) {
            modeShare[2 * k + m] = modeLikelihood[m] / total;
        }
    }

    /** How well the heights agree, 0..1; 1 when either is not known. */
    private static double heightFit(Target target, Scan scan, int j) {
        double dz = scan.z[j] - target.z;
        if (Double.isNaN(dz)) {
            return 1;
        }
        return Math.exp(-0.5 * dz * dz / (target.zVariance + scan.zVariance[j] + 0.25));
    }

    private static double detection(Target target, Scan scan, SensorHabits habits) {
        return Double.isNaN(scan.detectionProbability)
                ? habits.detectionProbability(scan.distance(target))
                : scan.detectionProbability;
    }

    private static double sight(Target target, Scan scan) {
        return scan.places ? target.inSight[scan.sensor] : BEARING_SIGHT;
    }

    private boolean inView(Target target, Scan scan) {
        if (scan.isOnAnotherFloor(target.z)) {
            return false;
        }
        if (Double.isNaN(scan.sensorX)) {
            return true;
        }
        SceneSensor sensor = sensors.get(scan.sensor);
        double dx = target.merged.x - scan.sensorX;
        double dy = target.merged.y - scan.sensorY;
        if (dx * dx + dy * dy > sensor.maxRange() * sensor.maxRange()) {
            return false;
        }
        if (sensor.fieldOfView() < 2 * Math.PI
                && Math.abs(Angles.wrap(Math.atan2(dy, dx) - scan.sensorYaw)) > 0.5 * sensor.fieldOfView()) {
            return false;
        }
        return visibility.isClear(scan.sensor, scan.sensorX, scan.sensorY, target.merged.x, target.merged.y);
    }

    /** Probability that a target is detected if it exists. */
    double detectable(int t) {
        return detectable[t];
    }

    /** Probability of a mode given that a pair is true. */
    double modeShare(int pair, int mode) {
        return modeShare[2 * pair + mode];
    }
}
