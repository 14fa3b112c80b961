package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.survey.SurveyResult;

/**
 * What a survey says.
 *
 * @param json the report for programs
 * @param table the report for people
 * @param refused why there is no report, for people; empty when there is one
 * @param changed the site with what was found in it, when a site was given to change
 */
record SurveyOutput(ObjectNode json, String table, Optional<String> refused, Optional<Site> changed) {

    /** A report without a site to change. */
    static SurveyOutput of(ObjectNode json, String table) {
        return new SurveyOutput(json, table, Optional.empty(), Optional.empty());
    }

    /** The same with the site changed. */
    SurveyOutput with(Optional<Site> site) {
        return new SurveyOutput(json, table, refused, site);
    }

    /** A refusal. */
    static SurveyOutput of(SurveyResult.Refused<?> refused) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("refused", refused.reason().name());
        json.put("detail", refused.detail());
        return new SurveyOutput(
                json, "", Optional.of("refused, " + refused.reason() + ": " + refused.detail()), Optional.empty());
    }
}
