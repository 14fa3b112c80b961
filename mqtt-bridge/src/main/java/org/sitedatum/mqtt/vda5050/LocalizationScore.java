package org.sitedatum.mqtt.vda5050;

import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.positioning.TrackingState;

/**
 * The rule behind {@code deviationRange} and {@code localizationScore}, which VDA 5050 leaves to the sender.
 *
 * <p>{@code deviationRange} is the radius in metres that holds the robot with 95 %: 2.4477 times the standard deviation along the
 * worst horizontal direction. {@code localizationScore} is the probability that the robot is within {@value #TOLERANCE} m of its
 * position, {@code 1 - exp(-T^2 / (2 sigma^2))}, taken along the same worst direction; a lost robot scores 0.
 */
public final class LocalizationScore {
    /** About the clearance to either side that lanes for automated vehicles leave, m. */
    public static final double TOLERANCE = 0.25;

    /** Radius that holds 95 % of an isotropic 2-D Gaussian, in standard deviations: sqrt(-2 ln 0.05). */
    static final double SIGMAS_OF_95_PERCENT_RADIUS = 2.4477;

    private LocalizationScore() {}

    /** The 95 % radius, m. */
    public static double deviationRange(Covariance6 covariance) {
        return SIGMAS_OF_95_PERCENT_RADIUS * worstSigma(covariance);
    }

    /** Probability of being within the tolerance, 0..1. */
    public static double score(Covariance6 covariance, TrackingState state) {
        double sigma = worstSigma(covariance);
        double ratio = TOLERANCE / sigma;
        return state == TrackingState.LOST ? 0 : 1 - Math.exp(-0.5 * ratio * ratio);
    }

    private static double worstSigma(Covariance6 c) {
        double mean = 0.5 * (c.get(0, 0) + c.get(1, 1));
        double half = Math.hypot(0.5 * (c.get(0, 0) - c.get(1, 1)), c.get(0, 1));
        return Math.sqrt(mean + half);
    }
}
