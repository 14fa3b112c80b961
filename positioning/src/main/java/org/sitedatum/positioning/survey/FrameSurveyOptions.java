package org.sitedatum.positioning.survey;

/**
 * How a vendor's frame is aligned.
 *
 * @param maxOffset clocks may differ by this, s, 0 to 60; 0: they do not
 * @param spacing of the matches taken from a walk, m: closer ones tell the same again
 * @param flat true when z means nothing in the source
 */
public record FrameSurveyOptions(double maxOffset, double spacing, boolean flat) {

    /** Two seconds: gateways buffer for that long; matches every half metre, about a step. */
    public static final FrameSurveyOptions DEFAULTS = new FrameSurveyOptions(2, 0.5, false);

    /** Refuses numbers out of range with an {@link IllegalArgumentException}. */
    public FrameSurveyOptions {
        Checked.within("maxOffset", maxOffset, 0, 60);
        Checked.within("spacing", spacing, 0, 1000);
    }
}
