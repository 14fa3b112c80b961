package org.sitedatum.positioning.scene;

import java.util.Arrays;

/** Learns from the answer to a scan what its sensor is like: how often it misses, how much clutter it reports and where. */
final class ScanLearning {

    /** From bodies this sure and this surely in sight it is learnt how often they are missed. */
    private static final double SURE = 0.98;

    private static final double IN_SIGHT = 0.9;

    private double[] explained = new double[64];
    private double[] claimed = new double[64];

    /** Takes a solved association problem. */
    void learn(Targets targets, Association problem, Scan scan, SensorHabits habit) {
        if (explained.length < scan.count) {
            explained = new double[2 * scan.count];
            claimed = new double[2 * scan.count];
        }
        Arrays.fill(explained, 0, scan.count, 0);
        Arrays.fill(claimed, 0, scan.count, 0);
        double unexplained = scan.count;
        for (int t = 0; t < targets.count(); t++) {
            Target target = targets.get(t);
            double detected = 0;
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                explained[problem.detection[k]] += problem.beta[k];
                claimed[problem.detection[k]] += target.id == 0 ? 0 : problem.beta[k];
                detected += problem.beta[k];
            }
            unexplained -= target.id == 0 ? 0 : detected;
            if (target.existence > SURE && target.inSight[scan.sensor] > IN_SIGHT) {
                habit.learnDetection(detected, scan.distance(target));
            }
        }
        habit.learnClutter(Math.max(0, unexplained));
        for (int j = 0; j < scan.count; j++) {
            if (!scan.isBearing(j)) {
                habit.learnClutterAt(scan.x[j], scan.y[j], 1 - claimed[j]);
            }
            if (!Double.isNaN(scan.strength[j])) {
                habit.strength.learn(scan.strength[j], Math.max(0, Math.min(1, claimed[j])));
            }
        }
    }

    /** Share of so many detections of the scan learnt from last that no confirmed body explains; NaN of none. */
    double unclaimedShare(int count) {
        double sum = 0;
        for (int j = 0; j < count; j++) {
            sum += Math.max(0, 1 - claimed[j]);
        }
        return count == 0 ? Double.NaN : sum / count;
    }

    /** Probability that no target explains a detection of the scan learnt from last. */
    double unexplained(int detection) {
        return Math.max(0, 1 - explained[detection]);
    }
}
