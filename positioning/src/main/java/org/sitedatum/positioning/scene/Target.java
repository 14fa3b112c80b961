package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * One body without an identity: its motion under two models, how surely it exists, which sensors have it in sight.
 *
 * <p>Mutable, reused; not thread-safe.
 */
final class Target {

    static final int MODES = 2;
    /** Label of a body nobody has named. */
    static final int NO_LABEL = -1;

    /** 0 until confirmed. */
    long id;

    long bornNanos;
    /** Stamp of the last detection that was probably its own. */
    long seenNanos;
    /** Probability that it exists, 0..1. */
    double existence;
    /** Height, m; NaN until measured. */
    double z;

    double zVariance;
    /** Index of the label with the most evidence, or {@link #NO_LABEL}. */
    int label;

    double labelWeight;

    final PlanarState[] modes = {new PlanarState(), new PlanarState()};
    final double[] modeWeight = new double[MODES];
    /** The modes merged. */
    final PlanarState merged = new PlanarState();
    /** Probability that each sensor could see it. */
    final double[] inSight;
    /** How much of the present position came from each sensor; sums to 1. */
    final double[] share;

    Target(int sensors) {
        inSight = new double[sensors];
        share = new double[sensors];
    }

    void copyFrom(Target other) {
        id = other.id;
        bornNanos = other.bornNanos;
        seenNanos = other.seenNanos;
        existence = other.existence;
        z = other.z;
        zVariance = other.zVariance;
        label = other.label;
        labelWeight = other.labelWeight;
        for (int m = 0; m < MODES; m++) {
            modes[m].copyFrom(other.modes[m]);
            modeWeight[m] = other.modeWeight[m];
        }
        merged.copyFrom(other.merged);
        System.arraycopy(other.inSight, 0, inSight, 0, inSight.length);
        System.arraycopy(other.share, 0, share, 0, share.length);
    }

    /** Starts a body at detection {@code j}. */
    void start(Scan scan, int j, double initialExistence, double velocityVariance, double[] sightPrior) {
        id = 0;
        bornNanos = scan.stampNanos;
        seenNanos = scan.stampNanos;
        existence = initialExistence;
        z = scan.z[j];
        zVariance = scan.zVariance[j];
        label = scan.label[j];
        labelWeight = label == NO_LABEL ? 0 : scan.labelWeight[j];
        double lagSpread = scan.lagVariance * velocityVariance;
        merged.start(
                scan.x[j], scan.y[j], scan.rxx[j] + lagSpread, scan.rxy[j], scan.ryy[j] + lagSpread, velocityVariance);
        if (scan.lag > 0) {
            merged.predict(scan.lag, 0);
        }
        for (PlanarState mode : modes) {
            mode.copyFrom(merged);
        }
        Arrays.fill(modeWeight, 1.0 / MODES);
        System.arraycopy(sightPrior, 0, inSight, 0, inSight.length);
        inSight[scan.sensor] = 1;
        Arrays.fill(share, 0);
        share[scan.sensor] = 1;
    }

    /** Probability that it exists where some sensor can see it. */
    double presence() {
        double best = 0;
        for (double p : inSight) {
            best = Math.max(best, p);
        }
        return existence * best;
    }
}
