package org.sitedatum.cluster.survey;

import java.util.Set;
import org.sitedatum.cluster.cli.Arguments;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.survey.SurveyProgress;

/** One kind of survey on the command line. */
interface SurveyTask {

    /** The word behind {@code survey}. */
    String name();

    /** Its arguments and what they mean, one line each. */
    String usage();

    /** Options without a value, besides {@code --json}. */
    default Set<String> flags() {
        return Set.of();
    }

    /** Options with a value, besides {@code --write}. */
    Set<String> valued();

    /**
     * Reads the input and does the survey.
     *
     * @throws CommandException when the input cannot be used
     */
    SurveyOutput run(Arguments arguments, SurveyProgress progress) throws CommandException;
}
