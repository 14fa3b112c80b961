package org.sitedatum.positioning.track;

import org.sitedatum.positioning.model.RangeErrorModel;

/**
 * The two priors held open at the start of a track: ranges as the radio gives them, and ranges already calibrated.
 *
 * <p>Multipath stays the same for a second of walking and for as long as the body stands. A raw bias is mostly the delay of
 * the hardware, which stays; what stands around adds a part that changes with place. So most of it still holds after a
 * hundred metres of walking, or covariances would never follow what has been learnt of it. What calibration left over stays.
 */
final class RangeErrors {

    /** White noise of a range of which nobody says how good it is, m. */
    static final double WHITE_SIGMA = 0.07;

    /** Antenna and processing delays uncorrected: long by some 0.15 m, different by anchor and tag. */
    static final RangeErrorModel RAW = new RangeErrorModel(0.043, 1, 30, 0.10, 400, 0.15, 0.05, 0.08, 0.02);

    /** Delays removed by the site's own calibration, or the maker's; far ranges may still differ from near ones. */
    static final RangeErrorModel CALIBRATED =
            new RangeErrorModel(0.043, 1, 30, 0.015, Double.POSITIVE_INFINITY, 0, 0.01, 0.08, 0.02);

    private RangeErrors() {}
}
