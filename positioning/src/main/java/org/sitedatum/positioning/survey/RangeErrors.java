package org.sitedatum.positioning.survey;

/**
 * What goes wrong with ranges besides their noise.
 *
 * @param delayedShare of the ranges that an obstacle made longer, 0 to 0.8
 * @param meanDelay mean of those delays, m, positive
 * @param wrongShare of the ranges that are anything, above 0 to 0.2
 * @param wrongSpan m over which wrong ranges spread, positive
 */
public record RangeErrors(double delayedShare, double meanDelay, double wrongShare, double wrongSpan) {

    /**
     * Every fifth range passes an obstacle and loses half a metre in it: walls of drywall and brick delay by 0.1 to 1 m.
     * Every hundredth is wrong, by up to the reach of UWB indoors.
     */
    public static final RangeErrors INDOORS = new RangeErrors(0.2, 0.5, 0.01, 50);

    /** Refuses numbers outside the ranges above with an {@link IllegalArgumentException}. */
    public RangeErrors {
        Checked.within("delayedShare", delayedShare, 0, 0.8);
        Checked.within("meanDelay", meanDelay, 1e-3, 1e3);
        Checked.within("wrongShare", wrongShare, 1e-9, 0.2);
        Checked.within("wrongSpan", wrongSpan, 1e-3, 1e6);
    }
}
