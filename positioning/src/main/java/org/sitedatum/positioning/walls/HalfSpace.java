package org.sitedatum.positioning.walls;

import org.sitedatum.positioning.filter.NormalDistribution;

/**
 * What remains of a normal density when nearly nothing of it can be below zero: a wall is there, and a share {@code
 * passing} of those that seem to have gone through it have (a door nobody drew, a wall drawn wrongly). Mean and variance
 * of {@code N(x; m, s^2) (x > 0 ? 1 : passing)} from those of the two truncated normals (Johnson, Kotz and Balakrishnan
 * 1994, sec. 13.10.1; used as soft constraint by Simon 2010, sec. 4.4). Far beyond the wall, where {@code P(x > 0)} falls
 * below {@code passing}, it lets go by itself.
 *
 * <p>Reused; not thread-safe; allocates nothing.
 */
public final class HalfSpace {

    private double mean;
    private double variance;
    private double likelihood;

    /**
     * Computes the moments.
     *
     * @param m mean before
     * @param s standard deviation before, positive
     * @param passing 0..1, the density's factor below zero
     */
    public void constrain(double m, double s, double passing) {
        double a = -m / s;
        double density = NormalDistribution.density(a);
        double below = Math.max(1e-12, NormalDistribution.below(a));
        double above = Math.max(1e-12, NormalDistribution.above(a));
        double inside = above;
        double outside = passing * below;
        likelihood = inside + outside;
        double share = inside / likelihood;
        double hazard = density / above;
        double insideMean = m + s * hazard;
        double insideVariance = s * s * Math.max(1e-6, 1 + a * hazard - hazard * hazard);
        double reverse = density / below;
        double outsideMean = m - s * reverse;
        double outsideVariance = s * s * Math.max(1e-6, 1 - a * reverse - reverse * reverse);
        double apart = insideMean - outsideMean;
        mean = share * insideMean + (1 - share) * outsideMean;
        variance = share * insideVariance + (1 - share) * outsideVariance + share * (1 - share) * apart * apart;
    }

    /** Mean afterwards. */
    public double mean() {
        return mean;
    }

    /** Variance afterwards. */
    public double variance() {
        return variance;
    }

    /** Probability of what was, given the wall: its integral. */
    public double likelihood() {
        return likelihood;
    }
}
