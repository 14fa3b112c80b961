package org.sitedatum.cluster.survey;

import org.sitedatum.positioning.site.Site;

/** Puts what was found into a site. */
@FunctionalInterface
public interface SurveyPlacing {

    /**
     * A copy of the site with what was found; what it does not list any more stays out.
     *
     * @param choice which of the answers, from 1 on
     */
    Site into(Site site, int choice);
}
