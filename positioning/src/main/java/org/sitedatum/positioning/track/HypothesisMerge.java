package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.GaussianMixture;

/** Merges the core states of several hypotheses, the first being the reference. Room shared by all tracks. */
final class HypothesisMerge {

    private final GaussianMixture mixture = new GaussianMixture();
    private final Gaussian[] parts = new Gaussian[Belief.MAX_HYPOTHESES];
    private final double[] weights = new double[Belief.MAX_HYPOTHESES];
    private int count;

    void begin(Gaussian reference, int size) {
        count = 0;
        add(reference, 1, size);
    }

    void add(Gaussian part, double weight, int size) {
        if (parts[count] == null) {
            parts[count] = new Gaussian(false);
        }
        parts[count].copyCoreFrom(part, size);
        weights[count++] = weight;
    }

    Gaussian reference() {
        return parts[0];
    }

    void finishInto(int size, Gaussian out) {
        double total = 0;
        for (int i = 0; i < count; i++) {
            total += weights[i];
        }
        for (int i = 0; i < count; i++) {
            weights[i] /= total;
        }
        mixture.mergeInto(parts, weights, count, size, out);
    }
}
