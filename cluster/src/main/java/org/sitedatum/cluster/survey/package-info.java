/**
 * The command {@code survey}: files in, a report and perhaps a changed site document out.
 *
 * <p>Read first: {@link org.sitedatum.cluster.survey.SurveyCommand}, {@link org.sitedatum.cluster.survey.SurveyTask}. The
 * numbers come from {@code org.sitedatum.positioning.survey}; here is only reading, printing and writing. Formats:
 * docs/survey.md.
 */
@NullMarked
package org.sitedatum.cluster.survey;

import org.jspecify.annotations.NullMarked;
