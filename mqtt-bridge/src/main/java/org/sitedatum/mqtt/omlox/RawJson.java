package org.sitedatum.mqtt.omlox;

import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * JSON of others that is handed on to the letter: numbers, order and blanks as they came.
 *
 * @param text one JSON value
 */
public record RawJson(String text) {

    /** Longest {@code properties} of one object, characters: with all else it stays below 32 KiB in a message. */
    public static final int MAX_PROPERTIES = 8 * 1024;

    /** Longest {@code sensors}, characters. */
    public static final int MAX_SENSORS = 64 * 1024;

    static RawJson checked(String field, String text, int most) throws FormatRefusal {
        if (text.length() > most) {
            throw new FormatRefusal(
                    Reason.OUT_OF_RANGE,
                    "field " + Quote.of(field) + " has " + text.length() + " characters; at most " + most);
        }
        return new RawJson(text);
    }
}
