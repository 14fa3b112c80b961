package org.sitedatum.positioning.track;

import java.util.Arrays;
import org.sitedatum.positioning.filter.Gaussian;
import org.sitedatum.positioning.model.RangeErrorModel;

/** Lets nuisances decorrelate with time and with distance travelled. Holds room only, shared by all bodies. */
final class NuisanceAging {

    /** Random walk of constant nuisances, m^2/s. */
    private static final double CONSTANT_WALK = 4e-6;
    /** Random walk of what hardly changes, per s. */
    private static final double STANDING_WALK = 1e-8;

    /** Clocks drift apart by some 20 ms in a quarter of an hour until they are set again, s^2/s. */
    private static final double CLOCK_WALK = 4e-7;

    private double[] factors = new double[32];

    /**
     * Ages the nuisances of one Gaussian.
     *
     * @param dt s
     * @param distance travelled, m
     */
    void age(Gaussian gaussian, NuisanceStates nuisance, RangeErrorModel errors, double dt, double distance) {
        int count = nuisance.count();
        if (count == 0) {
            return;
        }
        if (factors.length < gaussian.size()) {
            factors = new double[gaussian.size() + 8];
        }
        double multipath = Math.exp(-dt / errors.multipathTau() - distance / errors.multipathLength());
        double anchor = Math.exp(-distance / errors.anchorLength());
        int core = gaussian.coreSize();
        Arrays.fill(factors, 0, core, 1);
        for (int offset = 0; offset < count; offset++) {
            factors[core + offset] = switch (nuisance.kind(offset)) {
                case MULTIPATH -> multipath;
                case ANCHOR_BIAS -> anchor;
                case SOURCE_BIAS -> Math.exp(-dt / nuisance.sourceBiasTau(offset));
                default -> 1;
            };
        }
        gaussian.scale(factors);
        for (int offset = 0; offset < count; offset++) {
            gaussian.inflate(core + offset, renewal(nuisance, offset, errors, factors[core + offset], dt));
        }
    }

    /** Variance a decorrelating nuisance gains, so that it keeps its prior variance. */
    private static double renewal(
            NuisanceStates nuisance, int offset, RangeErrorModel errors, double factor, double dt) {
        double lost = 1 - factor * factor;
        return switch (nuisance.kind(offset)) {
            case MULTIPATH -> lost * errors.multipathSigma() * errors.multipathSigma();
            case ANCHOR_BIAS -> lost * errors.anchorSigma() * errors.anchorSigma() + CONSTANT_WALK * dt;
            case SOURCE_BIAS -> lost * nuisance.sourceBiasVariance(offset);
            case TAG_BIAS -> CONSTANT_WALK * dt;
            case LAG -> CLOCK_WALK * dt;
            case RANGE_EXCESS, ANTENNA_PATTERN, COURSE_OFFSET, AXLE_OFFSET, TURN_GAIN -> STANDING_WALK * dt;
        };
    }
}
