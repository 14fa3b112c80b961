package org.sitedatum.positioning.filter;

import java.util.Arrays;

/**
 * Moment-matching of weighted Gaussians over the same states (Bar-Shalom, Li and Kirubarajan 2001, eq. 1.4.16-9).
 * Rotation errors are taken about the orientation of the heaviest part.
 *
 * <p>Not thread-safe; allocates only when the number of states grows.
 */
public final class GaussianMixture {

    private double[] deviation = new double[0];
    private double[] shift = new double[0];

    /**
     * Writes the Gaussian with the mixture's mean and covariance.
     *
     * @param parts Gaussians of equal size
     * @param weights non-negative, sum 1, as many as {@code count}
     * @param count parts used
     * @param size states to merge, from the first; the result has no others
     * @param out receives the result; must not be one of the parts
     */
    public void mergeInto(Gaussian[] parts, double[] weights, int count, int size, Gaussian out) {
        int reference = heaviest(weights, count);
        out.copyCoreFrom(parts[reference], size);
        if (weights[reference] >= 1 - 1e-12) {
            return;
        }
        if (deviation.length < size) {
            deviation = new double[size + 8];
            shift = new double[size + 8];
        }
        Arrays.fill(shift, 0, size, 0);
        double total = weights[reference];
        for (int k = 0; k < count; k++) {
            if (k != reference && weights[k] > 0) {
                total += weights[k];
                deviationInto(parts[k], parts[reference], size);
                add(parts[k].covariance(), weights[k] / total, size, out.covariance());
            }
        }
        double[] mean = out.mean();
        for (int i = 0; i < size; i++) {
            mean[i] += shift[i];
        }
        if (out.oriented()) {
            out.absorbRotation();
        }
    }

    /**
     * Takes one more part with its share of the weight so far, in one pass: with d from the mean so far,
     * {@code mean += share d}, {@code P = (1 - share) (P + share d d') + share P_part}.
     */
    private void add(double[] part, double share, int size, double[] covariance) {
        for (int i = 0; i < size; i++) {
            deviation[i] -= shift[i];
        }
        double rest = 1 - share;
        int entry = 0;
        for (int i = 0; i < size; i++) {
            double d = share * deviation[i];
            for (int j = 0; j <= i; j++) {
                covariance[entry + j] = rest * (covariance[entry + j] + d * deviation[j]) + share * part[entry + j];
            }
            shift[i] += d;
            entry += i + 1;
        }
    }

    private void deviationInto(Gaussian part, Gaussian reference, int size) {
        double[] a = part.mean();
        double[] b = reference.mean();
        for (int i = 0; i < size; i++) {
            deviation[i] = a[i] - b[i];
        }
        if (part.oriented()) {
            reference.rotationToInto(
                    part.quaternion(0),
                    part.quaternion(1),
                    part.quaternion(2),
                    part.quaternion(3),
                    deviation,
                    StateLayout.RX);
        }
    }

    private static int heaviest(double[] weights, int count) {
        int best = 0;
        for (int k = 1; k < count; k++) {
            if (weights[k] > weights[best]) {
                best = k;
            }
        }
        return best;
    }
}
