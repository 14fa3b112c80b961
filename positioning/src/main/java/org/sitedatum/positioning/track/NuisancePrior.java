package org.sitedatum.positioning.track;

import org.sitedatum.positioning.model.RangeErrorModel;
import org.sitedatum.positioning.track.NuisanceStates.Kind;

/** What is believed of a nuisance before anything was heard. */
final class NuisancePrior {

    private static final double COURSE_OFFSET_SIGMA = 0.3;
    private static final double AXLE_OFFSET_SIGMA = 0.4;
    private static final double TURN_GAIN_SIGMA = 0.1;

    /** Radios and odometry on one body are seldom stamped more than two tenths of a second apart, s. */
    private static final double LAG_SIGMA = 0.1;

    private NuisancePrior() {}

    static double mean(Kind kind, RangeErrorModel errors) {
        return kind == Kind.TAG_BIAS ? errors.tagMean() : 0;
    }

    static double variance(Kind kind, RangeErrorModel errors) {
        double sigma = switch (kind) {
            case RANGE_EXCESS -> errors.excessSigma();
            case ANTENNA_PATTERN -> errors.patternSigma();
            case TAG_BIAS -> errors.tagSigma();
            case ANCHOR_BIAS -> errors.anchorSigma();
            case MULTIPATH -> errors.multipathSigma();
            case COURSE_OFFSET -> COURSE_OFFSET_SIGMA;
            case AXLE_OFFSET -> AXLE_OFFSET_SIGMA;
            case TURN_GAIN -> TURN_GAIN_SIGMA;
            case SOURCE_BIAS -> 0;
            case LAG -> LAG_SIGMA;
        };
        return sigma * sigma;
    }
}
