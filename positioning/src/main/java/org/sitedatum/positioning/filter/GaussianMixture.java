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
     * @param size states to merge, from the first; the rest of the result is that of the heaviest part
     * @param out receives the result; must not be one of the parts
     */
    public void mergeInto(Gaussian[] parts, double[] weights, int count, int size, Gaussian out) {
        int reference = heaviest(weights, count);
        out.copyFrom(parts[reference]);
        if (weights[reference] >= 1 - 1e-12) {
            return;
        }
        if (deviation.length < size) {
            deviation = new double[size + 8];
            shift = new double[size + 8];
        }
        double[] mean = out.mean();
        double[] base = parts[reference].mean();
        Arrays.fill(shift, 0, size, 0);
        for (int k = 0; k < count; k++) {
            deviationInto(parts[k], parts[reference], size);
            for (int i = 0; i < size; i++) {
                shift[i] += weights[k] * deviation[i];
            }
        }
        for (int i = 0; i < size; i++) {
            mean[i] = base[i] + shift[i];
        }
        covarianceInto(parts, weights, count, reference, size, out);
        if (out.oriented()) {
            out.absorbRotation();
        }
    }

    private void covarianceInto(Gaussian[] parts, double[] weights, int count, int reference, int size, Gaussian out) {
        double[] covariance = out.covariance();
        int entries = Gaussian.entries(size);
        for (int e = 0; e < entries; e++) {
            covariance[e] *= weights[reference];
        }
        for (int k = 0; k < count; k++) {
            double w = weights[k];
            if (w == 0) {
                continue;
            }
            if (k != reference) {
                double[] other = parts[k].covariance();
                for (int e = 0; e < entries; e++) {
                    covariance[e] += w * other[e];
                }
            }
            deviationInto(parts[k], parts[reference], size);
            for (int i = 0; i < size; i++) {
                deviation[i] -= shift[i];
            }
            addOuter(covariance, w, size);
        }
    }

    private void addOuter(double[] covariance, double weight, int size) {
        int entry = 0;
        for (int i = 0; i < size; i++) {
            double d = weight * deviation[i];
            for (int j = 0; j <= i; j++) {
                covariance[entry + j] += d * deviation[j];
            }
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
            rotationBetween(part, reference);
        }
    }

    /** {@code deviation[RX..RZ] = log(q_part q_reference*)}. */
    private void rotationBetween(Gaussian part, Gaussian reference) {
        double ax = part.quaternion(0);
        double ay = part.quaternion(1);
        double az = part.quaternion(2);
        double aw = part.quaternion(3);
        double bx = -reference.quaternion(0);
        double by = -reference.quaternion(1);
        double bz = -reference.quaternion(2);
        double bw = reference.quaternion(3);
        double x = aw * bx + ax * bw + ay * bz - az * by;
        double y = aw * by - ax * bz + ay * bw + az * bx;
        double z = aw * bz + ax * by - ay * bx + az * bw;
        double w = aw * bw - ax * bx - ay * by - az * bz;
        double sine = Math.sqrt(x * x + y * y + z * z);
        double sign = w < 0 ? -1 : 1;
        double factor = sine < 1e-9 ? 2 * sign : 2 * sign * Math.atan2(sine, sign * w) / sine;
        deviation[StateLayout.RX] = factor * x;
        deviation[StateLayout.RY] = factor * y;
        deviation[StateLayout.RZ] = factor * z;
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
