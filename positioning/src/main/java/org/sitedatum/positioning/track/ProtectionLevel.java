package org.sitedatum.positioning.track;

/**
 * Horizontal protection level from the position covariance: the radius a Gaussian error along the worst axis exceeds
 * with less than the integrity risk, widened for tails heavier than Gaussian.
 */
final class ProtectionLevel {

    /**
     * Rayleigh quantile of one in a thousand, sqrt(-2 ln 0.001) = 3.72, times 1.18. The largest quantile met was 4.0 in
     * recorded runs, cut and reversed ones included, and 4.6 (one pose) in a simulated one.
     */
    private static final double FACTOR = 4.4;

    private ProtectionLevel() {}

    /** m, from the covariance entries xx, xy, yy in m^2. */
    static double of(double xx, double xy, double yy) {
        double largest = 0.5 * (xx + yy) + Math.sqrt(0.25 * (xx - yy) * (xx - yy) + xy * xy);
        return FACTOR * Math.sqrt(largest);
    }
}
