package org.sitedatum.positioning.survey;

import java.util.Locale;

/**
 * The outcome of a survey: a report, or the name of the reason why there is none.
 *
 * @param <T> the report
 */
public sealed interface SurveyResult<T> {

    /**
     * It worked.
     *
     * @param report what was found
     */
    record Found<T>(T report) implements SurveyResult<T> {}

    /**
     * It cannot be known from this input.
     *
     * @param reason by name
     * @param detail one sentence with the numbers that decided and what to do
     */
    record Refused<T>(SurveyRefusal reason, String detail) implements SurveyResult<T> {}

    /** A refusal with its sentence formatted as by {@link String#format}. */
    static <T> Refused<T> refused(SurveyRefusal reason, String format, Object... values) {
        return new Refused<>(reason, String.format(Locale.ROOT, format, values));
    }
}
