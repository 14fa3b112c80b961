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

    /** Sum of squared normalised residuals from which a change of motion is noticed. */
    private static final double NOTICED = 20;
    /** No change goes unnoticed for longer than this without the pose saying that it coasts, s. */
    private static final double LONGEST_UNNOTICED = 1;
    /** Witnesses are compared that often, s: so much later than noticed a change shows in the level. */
    private static final double UNCOMPARED = 0.1;
    /** Slower than this a body may stand, and be held there by a source that is stuck, m/s. */
    static final double MAY_STAND = 0.1;
    /** Whose sources report more seldom than this is never sure to stand, s. */
    private static final double SILENT_FROM = 0.5;
    /** Quantile of the error besides. */
    private static final double BESIDES = 3;

    private ProtectionLevel() {}

    /** m, from the covariance entries xx, xy, yy in m^2. */
    static double of(double xx, double xy, double yy) {
        return FACTOR * sigma(xx, xy, yy);
    }

    /**
     * How far a body may have come since it set off unnoticed, m. A displacement {@code a t^2 / 2} measured at the
     * information rate J gathers the evidence {@code J a^2 t^5 / 20} until the time t.
     *
     * @param informationRate fixes per second over their variance, 1/(m^2 s)
     * @param acceleration with which such a body sets off, m/s^2
     */
    static double unnoticedDistance(double informationRate, double acceleration) {
        double fifthPower = 20 * NOTICED / (informationRate * acceleration * acceleration);
        double unnoticed = Math.min(LONGEST_UNNOTICED, Math.pow(fifthPower, 0.2));
        return 0.5 * acceleration * unnoticed * unnoticed;
    }

    /**
     * How far a body may have come since it set off unnoticed and then fell silent, m.
     *
     * @param heard the same while it was heard, m
     * @param acceleration with which such a body sets off, m/s^2
     * @param silent since the last measurement, s
     */
    static double unnoticedDistance(double heard, double acceleration, double silent) {
        if (silent < SILENT_FROM) {
            return heard;
        }
        double before = Math.sqrt(2 * heard / acceleration);
        double unnoticed = Math.min(LONGEST_UNNOTICED, before + silent);
        return Math.max(heard, 0.5 * acceleration * unnoticed * unnoticed);
    }

    /**
     * How far a body that seems to stand may have come until what tells of it is compared with what does not, m.
     *
     * @param noticed how far until it could be noticed, m
     * @param acceleration with which such a body sets off, m/s^2
     */
    static double uncomparedDistance(double noticed, double acceleration) {
        double until = Math.min(LONGEST_UNNOTICED, Math.sqrt(2 * noticed / acceleration) + UNCOMPARED);
        return Math.max(noticed, 0.5 * acceleration * until * until);
    }

    /** m, of a body that may have come this far unnoticed. */
    static double ofSettingOff(double xx, double xy, double yy, double unnoticedDistance) {
        return BESIDES * sigma(xx, xy, yy) + unnoticedDistance;
    }

    /** Standard deviation along the worst axis, m, from the covariance entries xx, xy, yy. */
    private static double sigma(double xx, double xy, double yy) {
        return Math.sqrt(largest(xx, xy, yy));
    }

    private static double largest(double xx, double xy, double yy) {
        return 0.5 * (xx + yy) + Math.sqrt(0.25 * (xx - yy) * (xx - yy) + xy * xy);
    }
}
