package org.sitedatum.cluster.survey;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.sitedatum.positioning.survey.SurveyResult;

/**
 * What a survey says.
 *
 * @param json the report for programs, or the refusal
 * @param table the report for people
 * @param refused why there is no report, for people; empty when there is one
 * @param choices how many answers there are to choose from
 * @param placing puts one of them into a site; empty when there is nothing to put there
 */
public record SurveyOutput(
        ObjectNode json, String table, Optional<String> refused, int choices, Optional<SurveyPlacing> placing) {

    /** A report with one answer. */
    static SurveyOutput of(ObjectNode json, String table, SurveyPlacing placing) {
        return of(json, table, 1, placing);
    }

    /** A report with several answers. */
    static SurveyOutput of(ObjectNode json, String table, int choices, SurveyPlacing placing) {
        return new SurveyOutput(json, table, Optional.empty(), choices, Optional.of(placing));
    }

    /** A report with nothing to put into a site. */
    static SurveyOutput of(ObjectNode json, String table) {
        return new SurveyOutput(json, table, Optional.empty(), 0, Optional.empty());
    }

    /** A refusal. */
    static SurveyOutput of(SurveyResult.Refused<?> refused) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("refused", refused.reason().name());
        json.put("detail", refused.detail());
        return new SurveyOutput(
                json, "", Optional.of("refused, " + refused.reason() + ": " + refused.detail()), 0, Optional.empty());
    }
}
