package org.sitedatum.positioning.survey;

/**
 * How an anchor survey is done.
 *
 * @param errors what goes wrong with ranges
 * @param knotSeconds a tag's path is straight between knots this far apart, s
 * @param speedChange standard deviation of the change of a tag's velocity in one second, m/s per root second and axis
 */
public record AnchorSurveyOptions(RangeErrors errors, double knotSeconds, double speedChange) {

    /**
     * Ranges as {@link RangeErrors#INDOORS}; knots every half second, in which a walker turning at 1 m/s strays 3 cm from the
     * straight line; velocity changes of 1 m/s in a second, as when a walker stops or turns.
     */
    public static final AnchorSurveyOptions DEFAULTS = new AnchorSurveyOptions(RangeErrors.INDOORS, 0.5, 1);

    /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
    public AnchorSurveyOptions {
        Checked.within("knotSeconds", knotSeconds, 0.01, 60);
        Checked.within("speedChange", speedChange, 1e-3, 100);
    }
}
