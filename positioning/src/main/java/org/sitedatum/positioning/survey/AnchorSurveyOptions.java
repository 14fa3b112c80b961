package org.sitedatum.positioning.survey;

/**
 * How an anchor survey is done.
 *
 * @param errors what goes wrong with ranges
 * @param knotSeconds a tag's path is straight between knots this far apart, s
 * @param speedChange standard deviation of the change of a tag's velocity in one second, m/s per root second and axis
 * @param biasSigma by how much all ranges may be long or short together before the survey, as a standard deviation, m; 0:
 *     the ranges are known to be calibrated
 */
public record AnchorSurveyOptions(RangeErrors errors, double knotSeconds, double speedChange, double biasSigma) {

    /**
     * Ranges as {@link RangeErrors#INDOORS}; knots every half second, in which a walker turning at 1 m/s strays 3 cm from the
     * straight line; velocity changes of 1 m/s in a second, as when a walker stops or turns. Antenna delays as they leave
     * the factory are known to half a nanosecond at either end, which makes 0.2 m of a range.
     */
    public static final AnchorSurveyOptions DEFAULTS = new AnchorSurveyOptions(RangeErrors.INDOORS, 0.5, 1, 0.2);

    /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
    public AnchorSurveyOptions {
        Checked.within("knotSeconds", knotSeconds, 0.01, 60);
        Checked.within("speedChange", speedChange, 1e-3, 100);
        Checked.within("biasSigma", biasSigma, 0, 10);
    }
}
