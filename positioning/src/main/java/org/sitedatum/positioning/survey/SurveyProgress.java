package org.sitedatum.positioning.survey;

/** Hears how far a long survey is, on the surveying thread. */
@FunctionalInterface
public interface SurveyProgress {

    /** Hears nothing. */
    SurveyProgress SILENT = (stage, step, of) -> {};

    /**
     * A step is done.
     *
     * @param stage what is going on, for people
     * @param step 1 to {@code of}
     * @param of steps of this stage
     */
    void at(String stage, int step, int of);

    /** Called many times within a step; may throw, which ends the survey. */
    default void goingOn() {}
}
