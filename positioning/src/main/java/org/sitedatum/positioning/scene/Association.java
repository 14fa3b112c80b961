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

    int targets;
    int detections;
    /** Pairs of target t: {@code first[t]} to before {@code first[t + 1]}. */
    int[] first = new int[65];

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

    /** Ends the target under way. */
    void endTarget() {
        targets++;
        if (targets + 1 >= first.length) {
            first = Arrays.copyOf(first, 2 * first.length);
            missed = Arrays.copyOf(missed, first.length);
        }
        first[targets] = pairs;
    }

    /** Pairs of a target. */
    int pairCount(int t) {
        return first[t + 1] - first[t];
    }
}
