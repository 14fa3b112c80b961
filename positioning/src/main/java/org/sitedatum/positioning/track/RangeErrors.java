package org.sitedatum.positioning.track;

import org.sitedatum.positioning.model.RangeErrorModel;

/** The two priors held open at the start of a track: ranges as the radio gives them, and ranges already calibrated. */
final class RangeErrors {

    /** Antenna and processing delays uncorrected: long by some 0.15 m, different by anchor and tag. */
    static final RangeErrorModel RAW =
            new RangeErrorModel(0.05, 0.045, 0.5, 10, 0.10, Double.POSITIVE_INFINITY, 0.15, 0.05, 0.1, 0.02);

    /** Delays removed by the site's own calibration. */
    static final RangeErrorModel CALIBRATED =
            new RangeErrorModel(0.05, 0.045, 0.5, 10, 0.01, Double.POSITIVE_INFINITY, 0, 0.01, 0, 0.02);

    private RangeErrors() {}
}
