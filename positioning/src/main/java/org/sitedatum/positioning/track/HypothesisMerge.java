package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.filter.GaussianMixture;
import org.sitedatum.positioning.filter.StateLayout;

/**
 * The hypotheses about a body as one Gaussian over its core states: the best one and those near it are merged, what lies
 * elsewhere or is turned otherwise only widens the covariance. Holds the last result, shared by all tracks.
 */
final class HypothesisMerge {

    /** Hypotheses this much lighter than the best (log) do not count. */
    private static final double NEGLIGIBLE = -7;
    /** Hypotheses this close to the best are merged with it, m. */
    private static final double SAME_PLACE = 1.0;
    /** Headings farther apart than this, rad, have no middle: one of them is right, and what lies between is not. */
    private static final double TURNED_APART = 0.25;

    private static final int POSE = 6;

    private final ModeMixing mixing;
    private final GaussianMixture mixture = new GaussianMixture();
    private final Gaussian[] parts = new Gaussian[Belief.MAX_HYPOTHESES];
    private final double[] weights = new double[Belief.MAX_HYPOTHESES];
    private final Gaussian merged = new Gaussian(false);
    private int count;
    /** Mean square of what lies elsewhere or is turned otherwise, from the best: x y z rotX rotY rotZ, row by row. */
    private final double[] spread = new double[Covariance6.SIZE];

    private final double[] away = new double[POSE];
    private double nearWeight;
    private double mergedWeight;

    HypothesisMerge(ModeMixing mixing) {
        this.mixing = mixing;
    }

    /** Merges what is believed; not empty. */
    void merge(Belief belief) {
        Hypothesis best = belief.hypothesis(belief.best());
        int size = best.mode(0).coreSize();
        Arrays.fill(spread, 0);
        nearWeight = 1;
        mergedWeight = 1;
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
            weights[i] /= mergedWeight;
        }
        mixture.mergeInto(parts, weights, count, size, merged);
        nearWeight /= total;
        for (int i = 0; i < spread.length; i++) {
            spread[i] /= total;
        }
    }

    private void add(Hypothesis other, double weight, int size) {
        Gaussian part = part();
        other.mergeInto(part, mixing, size);
        boolean isElsewhere = isAwayFromBest(part);
        nearWeight += isElsewhere ? 0 : weight;
        if (isElsewhere || isTurnedApart()) {
            spreadOut(weight);
        } else {
            weights[count++] = weight;
            mergedWeight += weight;
        }
    }

    /** Takes down how far a part is from the best; true when it is at another place. */
    private boolean isAwayFromBest(Gaussian part) {
        double[] mean = part.mean();
        double[] best = parts[0].mean();
        for (int axis = 0; axis < 3; axis++) {
            away[axis] = mean[StateLayout.PX + axis] - best[StateLayout.PX + axis];
            away[3 + axis] = 0;
        }
        if (part.oriented()) {
            parts[0].rotationToInto(
                    part.quaternion(0), part.quaternion(1), part.quaternion(2), part.quaternion(3), away, 3);
        }
        return Math.hypot(away[0], away[1]) >= SAME_PLACE;
    }

    private boolean isTurnedApart() {
        return away[3] * away[3] + away[4] * away[4] + away[5] * away[5] > TURNED_APART * TURNED_APART;
    }

    private void spreadOut(double weight) {
        int place = 0;
        for (int i = 0; i < POSE; i++) {
            for (int j = i; j < POSE; j++) {
                spread[place++] += weight * away[i] * away[j];
            }
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

    /** Adds what lies elsewhere or is turned otherwise to a covariance, x y z rotX rotY rotZ, upper triangle row by row. */
    void addSpreadTo(double[] upper) {
        for (int i = 0; i < spread.length; i++) {
            upper[i] += spread[i];
        }
    }

    /** Share of the weight at about the same place, 0..1. */
    double nearWeight() {
        return nearWeight;
    }
}
