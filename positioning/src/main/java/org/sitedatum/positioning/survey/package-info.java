/**
 * Finds where sensors stand and how they are turned, from what they measured: anchors from ranges, cameras from point pairs,
 * a radar, a vendor's frame or a tag's lever arm from a walk, range biases and the georeference from known places.
 *
 * <p>Read first: {@link org.sitedatum.positioning.survey.SurveyResult}, {@link
 * org.sitedatum.positioning.survey.AnchorSurvey}, {@link org.sitedatum.positioning.survey.FrameSurvey}.
 *
 * <p>Each survey is a function of its input: a report with what was estimated, its covariance, the residuals and the inputs
 * that do not fit, or a refusal by name. Metres, radians, site frame; stamps in nanoseconds. Everything is immutable and
 * safe for any thread. Must not depend on the engine, on tracks or on filters.
 */
@NullMarked
package org.sitedatum.positioning.survey;

import org.jspecify.annotations.NullMarked;
