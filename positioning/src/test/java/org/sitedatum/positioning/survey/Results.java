package org.sitedatum.positioning.survey;

import static org.assertj.core.api.Assertions.assertThat;

/** Opens results of surveys. */
final class Results {

    private Results() {}

    static <T> T found(SurveyResult<T> result) {
        assertThat(result).isInstanceOf(SurveyResult.Found.class);
        return ((SurveyResult.Found<T>) result).report();
    }

    static <T> SurveyRefusal refusal(SurveyResult<T> result) {
        assertThat(result).isInstanceOf(SurveyResult.Refused.class);
        SurveyResult.Refused<T> refused = (SurveyResult.Refused<T>) result;
        assertThat(refused.detail()).isNotBlank();
        return refused.reason();
    }
}
