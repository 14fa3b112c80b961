package org.sitedatum.cluster.survey.job;

import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.cluster.survey.SurveyFixes;
import org.sitedatum.cluster.survey.SurveyTask;
import org.sitedatum.cluster.survey.SurveyWork;

/**
 * What is to be surveyed.
 *
 * @param site id of the site
 * @param author who asks
 * @param task the kind
 * @param request its options and tables, read and bounded
 */
public record JobOrder(String site, String author, SurveyTask task, JobRequest request) {

    /**
     * Reads the input without fixes: of an order that takes them from a capture everything but these.
     *
     * @throws CommandException when the input cannot be used
     */
    SurveyWork read() throws CommandException {
        return task.read(request);
    }

    /** The same with the fixes that were taken down. */
    SurveyWork read(SurveyFixes fixes) throws CommandException {
        return task.read(request.with(fixes));
    }
}
