package org.sitedatum.positioning.walls;

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

    private static final double ROOT_TWO_PI = Math.sqrt(2 * Math.PI);

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
        double density = Math.exp(-0.5 * a * a) / ROOT_TWO_PI;
        double below = Math.max(1e-12, cumulative(a));
        double above = Math.max(1e-12, cumulative(-a));
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

    /** Standard normal distribution function (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
    static double cumulative(double x) {
        double t = 1 / (1 + 0.2316419 * Math.abs(x));
        double poly = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.exp(-0.5 * x * x) / ROOT_TWO_PI * poly;
        return x > 0 ? 1 - tail : tail;
    }
}
