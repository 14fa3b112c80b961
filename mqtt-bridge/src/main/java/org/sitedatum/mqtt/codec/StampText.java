package org.sitedatum.mqtt.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.OptionalLong;

/** Stamps on the wire: integer microseconds, or ISO 8601 in UTC with up to nine decimals. */
final class StampText {
    /** The last stamp a double holds exactly, microseconds since the Unix epoch (year 2255). */
    static final long MAX_MICROS = (1L << 53) - 1;

    private static final DateTimeFormatter PRECISE = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 9, 9, true)
            .appendLiteral('Z')
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private StampText() {}

    /**
     * Reads {@code 2026-01-01T00:00:00.123456789Z}; {@code +00:00} may stand for {@code Z}.
     *
     * @return ns since the Unix epoch; empty when it is another form, not UTC, or outside 1970 to 2255
     */
    static OptionalLong parse(String text) {
        int end = text.endsWith("Z") ? text.length() - 1 : text.endsWith("+00:00") ? text.length() - 6 : -1;
        if (end < 19 || end > 29 || end == 20) {
            return OptionalLong.empty();
        }
        for (int i = 0; i < end; i++) {
            char expected = i < 19 ? "0000-00-00T00:00:00".charAt(i) : i == 19 ? '.' : '0';
            char c = text.charAt(i);
            if (expected == '0' ? c < '0' || c > '9' : c != expected) {
                return OptionalLong.empty();
            }
        }
        try {
            Instant instant = LocalDateTime.parse(text.substring(0, end)).toInstant(ZoneOffset.UTC);
            long seconds = instant.getEpochSecond();
            return seconds < 0 || seconds > MAX_MICROS / 1_000_000
                    ? OptionalLong.empty()
                    : OptionalLong.of(seconds * 1_000_000_000L + instant.getNano());
        } catch (DateTimeException notADate) {
            return OptionalLong.empty();
        }
    }

    /** The ISO form with nine decimals. */
    static String format(long stampNanos) {
        return PRECISE.format(Instant.ofEpochSecond(
                Math.floorDiv(stampNanos, 1_000_000_000L), Math.floorMod(stampNanos, 1_000_000_000L)));
    }
}
