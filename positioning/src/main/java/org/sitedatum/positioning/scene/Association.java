package org.sitedatum.positioning.scene;

import java.util.Arrays;

/**
 * The association problem of one scan and its answer, sparse: for each target the detections in its gate.
 *
 * <p>In: {@code odds} of the pair (t, j) = P(t exists and is detected) · density of j given t / clutter density of j,
 * divided by the probability that t is not detected, 1 - P(t exists and is detected). Out: {@code beta} of the pair, the
 * probability that j came from t, and {@code missed} of the target, that none did. A joint event's probability is
 * proportional to the product of its pairs' odds. Source: D. Musicki, R. Evans, "Joint integrated probabilistic data
 * association: JIPDA", IEEE TAES 40(3), 2004, eqs. 17-23.
 */
final class Association {

    /**
     * Who walks side by side differs by less than this, also while they turn to each other; who crosses another's way differs
     * by more, (m/s)^2.
     */
    private static final double ALIKE = 1.0 * 1.0;

    int targets;
    int detections;
    /** Pairs of target t: {@code first[t]} to before {@code first[t + 1]}. */
    int[] first = new int[65];

    /** Velocity of each target, m/s. */
    double[] speedX = new double[64];

    double[] speedY = new double[64];

    int pairs;
    int[] detection = new int[256];
    double[] odds = new double[256];
    double[] beta = new double[256];
    double[] missed = new double[64];

    /** Starts a problem with no targets. */
    void begin(int detectionCount) {
        targets = 0;
        pairs = 0;
        detections = detectionCount;
        first[0] = 0;
    }

    /** Adds a pair to the target under way. */
    void addPair(int j, double pairOdds) {
        if (pairs == odds.length) {
            detection = Arrays.copyOf(detection, 2 * pairs);
            odds = Arrays.copyOf(odds, 2 * pairs);
            beta = Arrays.copyOf(beta, 2 * pairs);
        }
        detection[pairs] = j;
        odds[pairs] = pairOdds;
        pairs++;
    }

    /** Says how the target under way moves. */
    void move(double u, double v) {
        speedX[targets] = u;
        speedY[targets] = v;
    }

    /** True when two targets move so alike that nothing but their places tells them apart. */
    boolean moveAlike(int a, int b) {
        double du = speedX[a] - speedX[b];
        double dv = speedY[a] - speedY[b];
        return du * du + dv * dv < ALIKE;
    }

    /** Ends the target under way. */
    void endTarget() {
        targets++;
        if (targets + 1 >= first.length) {
            first = Arrays.copyOf(first, 2 * first.length);
            missed = Arrays.copyOf(missed, first.length);
            speedX = Arrays.copyOf(speedX, first.length);
            speedY = Arrays.copyOf(speedY, first.length);
        }
        first[targets] = pairs;
    }

    /** Pairs of a target. */
    int pairCount(int t) {
        return first[t + 1] - first[t];
    }
}
