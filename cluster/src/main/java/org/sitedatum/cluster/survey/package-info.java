/**
 * Surveys and calibrations, on the command line and over HTTP: input is read, {@code org.sitedatum.positioning.survey} does
 * the arithmetic, and what was found is told and put into a site document.
 *
 * <p>Read first: {@link org.sitedatum.cluster.survey.SurveyTask}, {@link org.sitedatum.cluster.survey.SurveyRequest}, {@link
 * org.sitedatum.cluster.survey.SurveyOutput}. Formats: docs/survey.md.
 */
@NullMarked
package org.sitedatum.cluster.survey;

import org.jspecify.annotations.NullMarked;
