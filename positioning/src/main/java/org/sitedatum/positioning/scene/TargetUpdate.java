package org.sitedatum.positioning.scene;

import org.sitedatum.positioning.integrity.SensorHearing;

/**
 * Takes the association probabilities of a scan into a target: its motion by moment matching over what may have been
 * its detection, its existence, and whether it is in the sensor's sight. Source: Musicki, Evans 2004, eqs. 24-28.
 */
final class TargetUpdate {

    /** Pairs less probable than this are left out. */
    private static final double NEGLIGIBLE = 1e-4;
    /** A detection this probably its own is used to learn from. */
    private static final double SURE = 0.7;
    /** A direction is only used when it is this probably the body's: wrong ones pull it aside for good. */
    private static final double CLEAR_BEARING = 0.95;
    /** A sensor of directions has a body in sight while it has shown it lately, s. */
    private static final double BEARING_MEMORY = 2;

    /**
     * Rates of a sensor are used once and while at least this share of them fits: of rates with the wrong sign, or made up,
     * about half do.
     */
    private static final double RATES_FIT = 0.8;

    private final TargetMotion motion;
    private final SensorHearing hearing;

    private final Gating gating;
    private final Innovation innovation = new Innovation();
    private final RangeRate rate = new RangeRate();
    private final PlanarMixture mixture = new PlanarMixture();
    private final PlanarState corrected = new PlanarState();
    private final PlanarState[] updated = {new PlanarState(), new PlanarState()};

    /**
     * Updates targets of scans.
     *
     * @param hearing hears what the detections tell of their sensor
     */
    TargetUpdate(TargetMotion motion, Gating gating, SensorHearing hearing) {
        this.hearing = hearing;
        this.motion = motion;
        this.gating = gating;
    }

    /** Updates target {@code t} of the problem. */
    void apply(Target target, int t, Scan scan, Association problem, Latencies latencies, SensorHabits habits) {
        scan.face(target);
        double pd = gating.detectable(t);
        double inSight = target.inSight[scan.sensor];
        double missed = problem.missed[t];
        double alive = missed * target.existence * (1 - pd) / (1 - target.existence * pd);
        double detected = 0;
        int best = -1;
        for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
            detected += problem.beta[k];
            if (best < 0 || problem.beta[k] > problem.beta[best]) {
                best = k;
            }
        }
        boolean clear = scan.places || target.id != 0 && best >= 0 && problem.beta[best] > CLEAR_BEARING;
        if (clear && best >= 0 && problem.beta[best] > NEGLIGIBLE) {
            if (problem.beta[best] > SURE) {
                learn(target, scan, problem.detection[best], problem.beta[best], latencies, habits);
            }
            move(target, t, scan, problem, alive);
            takeHeightAndLabel(target, scan, problem.detection[best], problem.beta[best]);
        }
        if (!scan.places) {
            if (target.id != 0) {
                double step = Math.min(1, (Double.isNaN(habits.period) ? 1 : habits.period) / BEARING_MEMORY);
                target.inSight[scan.sensor] += step * ((clear ? problem.beta[best] : 0) - target.inSight[scan.sensor]);
            }
            return;
        }
        if (detected > 0.5) {
            target.seenNanos = scan.stampNanos;
        }
        target.existence = Math.min(1, alive + detected);
        if (pd > 0) {
            double after = alive * Math.max(0, inSight - pd) / (1 - pd) + detected;
            target.inSight[scan.sensor] = Math.min(1, after / Math.max(target.existence, 1e-300));
        }
    }

    private void move(Target target, int t, Scan scan, Association problem, double alive) {
        double total = 0;
        for (int m = 0; m < Target.MODES; m++) {
            PlanarState mode = target.modes[m];
            mixture.begin();
            if (alive > 0) {
                mixture.add(mode, alive * target.modeWeight[m]);
            }
            for (int k = problem.first[t]; k < problem.first[t + 1]; k++) {
                double weight = problem.beta[k] * gating.modeShare(k, m);
                if (weight > NEGLIGIBLE * NEGLIGIBLE && problem.beta[k] > NEGLIGIBLE) {
                    int j = problem.detection[k];
                    innovation.compute(mode, scan, j, motion.acceleration(m), scan.noiseOf(j));
                    innovation.applyInto(mode, corrected);
                    takeRate(corrected, scan, j, motion.acceleration(m));
                    mixture.add(corrected, weight);
                }
            }
            if (mixture.weight() > 0) {
                mixture.finishInto(updated[m]);
            } else {
                updated[m].copyFrom(mode);
            }
            target.modeWeight[m] = Math.max(mixture.weight(), 1e-9);
            total += target.modeWeight[m];
        }
        for (int m = 0; m < Target.MODES; m++) {
            target.modes[m].copyFrom(updated[m]);
            target.modeWeight[m] /= total;
        }
        motion.merge(target);
    }

    private void takeRate(PlanarState s, Scan scan, int j, double q) {
        if (RangeRate.isGiven(scan, j) && scan.rateTrust > RATES_FIT) {
            rate.compute(s, scan, j, q);
            if (rate.fits()) {
                rate.apply(s);
            }
        }
    }

    /** Gives a body seen for the first time the speed at which the detection came or went. */
    void start(Target target, Scan scan, int j) {
        for (int m = 0; m < Target.MODES; m++) {
            takeRate(target.modes[m], scan, j, motion.acceleration(m));
        }
        motion.merge(target);
    }

    private void learn(Target target, Scan scan, int j, double beta, Latencies latencies, SensorHabits habits) {
        PlanarState s = target.merged;
        double q = motion.acceleration(0);
        double lagVariance = scan.lagVariance;
        scan.lagVariance = 0;
        innovation.compute(s, scan, j, q, scan.isBearing(j) ? 1 : scan.noise);
        scan.lagVariance = lagVariance;
        ScanComparison.take(target, scan, j, beta, innovation, habits.bias(), hearing);
        if (target.existence > 0.9 && RangeRate.isGiven(scan, j)) {
            rate.compute(s, scan, j, q);
            if (rate.isTelling()) {
                habits.learnRate(rate.fits());
            }
        }
        double others = 1 - target.share[scan.sensor];
        double gain;
        if (scan.isBearing(j)) {
            if (target.existence > 0.9 && others > 0.05) {
                habits.learnBias(innovation.first(), innovation.varianceAlong(1, 0), beta * others);
            }
            gain = 0;
        } else {
            double speed = s.speed();
            boolean moving = speed * speed > 4 * (s.puu + s.pvv);
            double ux = moving ? s.u / speed : 1;
            double uy = moving ? s.v / speed : 0;
            if (moving && target.existence > 0.9 && others > 0.05) {
                double along = ux * innovation.first() + uy * innovation.second();
                latencies.learn(scan, j, target.share, speed, along, innovation.varianceAlong(ux, uy), beta);
            }
            gain = beta * innovation.gainAlong(ux, uy);
            if (target.existence > 0.9) {
                target.offsets.learn(
                        scan.sensor,
                        innovation.first() + scan.offsetX,
                        innovation.second() + scan.offsetY,
                        0.5 * (scan.rxx[j] + scan.ryy[j]),
                        scan.noise);
                if (!Double.isNaN(scan.viewX)) {
                    target.offsets.lookAlong(scan.sensor, s.x - scan.viewX, s.y - scan.viewY);
                }
            }
            if (target.existence > 0.95 && beta > 0.9) {
                double stated = scan.noise * (scan.rxx[j] + scan.ryy[j]);
                double variance = innovation.varianceAlong(1, 0) + innovation.varianceAlong(0, 1);
                double squared = innovation.first() * innovation.first() + innovation.second() * innovation.second();
                habits.learnNoise(scan.noise * (squared - variance + stated) / stated);
            }
        }
        for (int i = 0; i < target.share.length; i++) {
            target.share[i] += gain * ((i == scan.sensor ? 1 : 0) - target.share[i]);
        }
    }

    private static void takeHeightAndLabel(Target target, Scan scan, int j, double beta) {
        double z = scan.z[j];
        if (!Double.isNaN(z) && beta > 0.5) {
            if (Double.isNaN(target.z)) {
                target.z = z;
                target.zVariance = scan.zVariance[j];
            } else {
                double gain = target.zVariance / (target.zVariance + scan.zVariance[j] + 1e-6);
                target.z += gain * (z - target.z);
                target.zVariance *= 1 - gain;
            }
        }
        if (scan.label[j] == Target.NO_LABEL || beta < 0.5) {
            return;
        }
        double weight = beta * scan.labelWeight[j];
        if (target.label == scan.label[j]) {
            target.labelWeight += weight;
        } else if (target.labelWeight > weight) {
            target.labelWeight -= weight;
        } else {
            target.label = scan.label[j];
            target.labelWeight = weight - target.labelWeight;
        }
    }
}
