package org.sitedatum.cluster.survey;

import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.cli.CommandException;
import org.sitedatum.positioning.site.Site;

/** What a survey is asked with, on the command line or over HTTP: options and tables by name, a site, fixes. */
public interface SurveyRequest {

    /** True when the option, flag or table is given. */
    boolean has(String name);

    /** The option's value, when it is given. */
    Optional<String> find(String option);

    /** The option's value as a finite number not below {@code least}. */
    double number(String option, double otherwise, double least) throws CommandException;

    /** The rows of a table that must be given, with at least these columns. */
    List<SurveyRow> table(String name, String... columns) throws CommandException;

    /** The site, when there is one. */
    Optional<Site> site() throws CommandException;

    /** Fixes that were recorded, when there are any. */
    Optional<SurveyFixes> fixes() throws CommandException;

    /** Says that one of these is missing. */
    CommandException missing(String... names);

    /** The option's value. */
    default String get(String option) throws CommandException {
        return find(option).orElseThrow(() -> missing(option));
    }

    /** The site that must be given. */
    default Site needSite() throws CommandException {
        return site().orElseThrow(() -> missing("site"));
    }

    /** The fixes that must be given. */
    default SurveyFixes needFixes() throws CommandException {
        return fixes().orElseThrow(() -> missing("recording"));
    }
}
