package org.sitedatum.positioning.track;

import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.GaussianMixture;

/**
 * The hypotheses about a body as one Gaussian over its core states: the best one and those near it are merged, what lies
 * elsewhere only widens the horizontal covariance. Holds the last result, shared by all tracks.
 */
final class HypothesisMerge {

    /** Hypotheses this much lighter than the best (log) do not count. */
    private static final double NEGLIGIBLE = -7;
    /** Hypotheses this close to the best are merged with it, m. */
    private static final double SAME_PLACE = 1.0;

    private final ModeMixing mixing;
    private final GaussianMixture mixture = new GaussianMixture();
    private final Gaussian[] parts = new Gaussian[Belief.MAX_HYPOTHESES];
    private final double[] weights = new double[Belief.MAX_HYPOTHESES];
    private final Gaussian merged = new Gaussian(false);
    private int count;
    private double spreadXx;
    private double spreadXy;
    private double spreadYy;
    private double nearWeight;

    HypothesisMerge(ModeMixing mixing) {
        this.mixing = mixing;
    }

    /** Merges what is believed; not empty. */
    void merge(Belief belief) {
        Hypothesis best = belief.hypothesis(belief.best());
        int size = best.mode(0).coreSize();
        spreadXx = 0;
        spreadXy = 0;
        spreadYy = 0;
        nearWeight = 1;
        if (belief.count() == 1) {
            best.mergeInto(merged, mixing, size);
            return;
        }
        count = 0;
        best.mergeInto(part(), mixing, size);
        weights[count++] = 1;
        double total = 1;
        for (int i = 0; i < belief.count(); i++) {
            Hypothesis other = belief.hypothesis(i);
            double logWeight = other.logWeight() - best.logWeight();
            if (other != best && logWeight >= NEGLIGIBLE) {
                double weight = Math.exp(logWeight);
                total += weight;
                add(other, weight, size);
            }
        }
        for (int i = 0; i < count; i++) {
            weights[i] /= nearWeight;
        }
        mixture.mergeInto(parts, weights, count, size, merged);
        nearWeight /= total;
        spreadXx /= total;
        spreadXy /= total;
        spreadYy /= total;
    }

    private void add(Hypothesis other, double weight, int size) {
        Gaussian part = part();
        other.mergeInto(part, mixing, size);
        double dx = part.mean()[0] - parts[0].mean()[0];
        double dy = part.mean()[1] - parts[0].mean()[1];
        if (Math.hypot(dx, dy) < SAME_PLACE) {
            weights[count++] = weight;
            nearWeight += weight;
        } else {
            spreadXx += weight * dx * dx;
            spreadXy += weight * dx * dy;
            spreadYy += weight * dy * dy;
        }
    }

    /** Room for the next part. */
    private Gaussian part() {
        if (parts[count] == null) {
            parts[count] = new Gaussian(false);
        }
        return parts[count];
    }

    /** The result; the caller may predict it. */
    Gaussian merged() {
        return merged;
    }

    /** What lies elsewhere adds to the variance of x, m^2. */
    double spreadXx() {
        return spreadXx;
    }

    double spreadXy() {
        return spreadXy;
    }

    double spreadYy() {
        return spreadYy;
    }

    /** Share of the weight that was merged, 0..1. */
    double nearWeight() {
        return nearWeight;
    }
}
