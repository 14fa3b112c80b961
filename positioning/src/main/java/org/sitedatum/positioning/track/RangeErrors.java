package org.sitedatum.positioning.track;

import org.sitedatum.positioning.model.RangeErrorModel;

/**
 * The two priors held open at the start of a track: ranges as the radio gives them, and ranges already calibrated.
 *
 * <p>Multipath stays the same for a second of walking and for as long as the body stands. A raw bias changes with what
 * stands around, hence with place; what calibration left over does not.
 */
final class RangeErrors {

    /** White noise of a range of which nobody says how good it is, m. */
    static final double WHITE_SIGMA = 0.07;

    /** Antenna and processing delays uncorrected: long by some 0.15 m, different by anchor and tag. */
    static final RangeErrorModel RAW = new RangeErrorModel(0.043, 1, 30, 0.10, 200, 0.15, 0.05, 0.08, 0.02);

    /** Delays removed by the site's own calibration, or the maker's; far ranges may still differ from near ones. */
    static final RangeErrorModel CALIBRATED =
            new RangeErrorModel(0.043, 1, 30, 0.015, Double.POSITIVE_INFINITY, 0, 0.01, 0.08, 0.02);

    private RangeErrors() {}
}
