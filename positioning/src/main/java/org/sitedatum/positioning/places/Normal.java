package org.sitedatum.positioning.places;

import org.sitedatum.positioning.filter.NormalDistribution;

/** What regions need of the normal distribution: its mass beside an edge, and how far from one is far. Stateless. */
final class Normal {

    /** Beyond so many standard deviations nothing is left that could decide an event (3e-7). */
    static final double NEGLIGIBLE = 5;

    private static final double[] NODE = {0.2386191860831969, 0.6612093864662645, 0.9324695142031521};
    private static final double[] WEIGHT = {0.4679139345726910, 0.3607615730481386, 0.1713244923791704};

    private Normal() {}

    /**
     * Owen's T: the probability that {@code X > h and 0 < Y < (t/h) X} for independent standard X, Y; odd in t, h not below 0.
     *
     * <p>Source: Owen, Tables for computing bivariate normal probabilities, Ann. Math. Stat. 27 (1956): eq. 2.1 by
     * quadrature up to t = h and eq. 2.3 beyond. Absolute error below 1e-6.
     */
    static double owenT(double h, double t) {
        double size = Math.abs(t);
        if (size <= h) {
            return size == 0 ? 0 : Math.copySign(quadrature(h, size / h), t);
        }
        double overH = NormalDistribution.above(h);
        double overT = NormalDistribution.above(size);
        double value = 0.5 * (overH + overT) - overH * overT - quadrature(size, h / size);
        return Math.copySign(value, t);
    }

    /** T(h, a) for a of at most 1, by six-point Gauss-Legendre. */
    private static double quadrature(double h, double a) {
        double exponent = -0.5 * h * h;
        if (exponent < -16) {
            return 0;
        }
        double sum = 0;
        for (int i = 0; i < NODE.length; i++) {
            double low = 0.5 * a * (1 - NODE[i]);
            double high = 0.5 * a * (1 + NODE[i]);
            double lowTerm = 1 + low * low;
            double highTerm = 1 + high * high;
            sum += WEIGHT[i] * (Math.exp(exponent * lowTerm) / lowTerm + Math.exp(exponent * highTerm) / highTerm);
        }
        return sum * 0.5 * a / (2 * Math.PI);
    }

    /**
     * How far inside a half-plane, in standard deviations, a point must be to lie in it with a probability.
     *
     * @param probability 0.5 to 0.999
     */
    static double quantile(double probability) {
        double low = 0;
        double high = NEGLIGIBLE;
        while (high - low > 1e-9) {
            double middle = 0.5 * (low + high);
            if (NormalDistribution.below(middle) < probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
