/**
 * Surveys that run beside the engines of a node: their input comes with a request, from a recording or from a capture of the
 * next seconds; one at a time is computed, on a thread of lowest priority. They live in the memory of the node that took them
 * and end with it: what was found is worth keeping only once it is in a draft.
 *
 * <p>Read first: {@link org.sitedatum.cluster.survey.job.SurveyJobs}, {@link org.sitedatum.cluster.survey.job.SurveyJob},
 * {@link org.sitedatum.cluster.survey.job.JobRequest}.
 */
@NullMarked
package org.sitedatum.cluster.survey.job;

import org.jspecify.annotations.NullMarked;
