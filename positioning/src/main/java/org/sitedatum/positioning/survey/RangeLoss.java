package org.sitedatum.positioning.survey;

import org.sitedatum.positioning.filter.NormalDistribution;

/**
 * Errors of a range: direct with Gaussian noise, delayed by an obstacle (the noise plus an exponential delay, never
 * negative), or plainly wrong (anything).
 *
 * <pre>
 *     f(e) = (1 - p - q) phi(e) + p g(e) + q u      g(e) = l exp(l^2/2 - l e) Phi(e - l), l = sigma / mean delay
 * </pre>
 *
 * <p>Source of the delayed part: exponentially modified Gaussian, Grushka, "Characterization of exponentially modified
 * Gaussian peaks in chromatography", Analytical Chemistry 44(11), 1972; {@code g' = l (phi - g)}.
 */
final class RangeLoss implements Loss {

    private final double directShare;
    private final double delayedShare;
    private final double wrongDensity;
    private final double rate;
    private final double logAtZero;

    /**
     * For ranges of one standard deviation.
     *
     * @param errors what ranges do at this site
     * @param sigma m
     */
    RangeLoss(RangeErrors errors, double sigma) {
        directShare = 1 - errors.delayedShare() - errors.wrongShare();
        delayedShare = errors.delayedShare();
        wrongDensity = errors.wrongShare() * sigma / errors.wrongSpan();
        rate = sigma / errors.meanDelay();
        logAtZero = Math.log(density(0));
    }

    @Override
    public double cost(double error) {
        return logAtZero - Math.log(density(error));
    }

    @Override
    public double pull(double error) {
        // psi = -f'/f, phi' = -e phi, g' = l (phi - g)
        double slope = -directShare * error * NormalDistribution.density(error)
                + delayedShare * rate * (NormalDistribution.density(error) - delayed(error));
        return -slope / density(error);
    }

    /** Direct ranges in full; of delayed ones what is left under the spread of the delay; of wrong ones nothing. */
    @Override
    public double information(double error) {
        return directProbability(error) + delayedProbability(error) * rate * rate / (1 + rate * rate);
    }

    /** Probability that a range with this error came straight. */
    double directProbability(double error) {
        return directShare * NormalDistribution.density(error) / density(error);
    }

    /** Probability that a range with this error was delayed by an obstacle. */
    double delayedProbability(double error) {
        return delayedShare * delayed(error) / density(error);
    }

    private double density(double error) {
        return directShare * NormalDistribution.density(error) + delayedShare * delayed(error) + wrongDensity;
    }

    /** Beyond 40 standard deviations below zero it is nothing, and the product would be infinite times zero. */
    private double delayed(double error) {
        return error < -40
                ? 0
                : rate * Math.exp(0.5 * rate * rate - rate * error) * NormalDistribution.below(error - rate);
    }
}
