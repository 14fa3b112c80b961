package org.sitedatum.cluster.survey;

import org.sitedatum.positioning.survey.SurveyProgress;

/** A survey whose input has been read. */
@FunctionalInterface
public interface SurveyWork {

    /** Does the survey; for so long as it takes. */
    SurveyOutput run(SurveyProgress progress);
}
