package org.sitedatum.mqtt.vendor;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.positioning.FixRejection.Reason;

/** Times as vendors write them, to ns since the Unix epoch; all within 1970 to 2255. */
public final class Stamps {
    private static final long MAX_SECONDS = 9_007_199_254L;
    private static final long NANOS = 1_000_000_000L;

    private Stamps() {}

    /** Seconds with decimals, as a number or text. */
    public static long seconds(JsonValue value) throws FormatRefusal {
        double seconds = value.number(0, MAX_SECONDS);
        double whole = Math.floor(seconds);
        return (long) whole * NANOS + Math.round((seconds - whole) * NANOS);
    }

    /** Whole milliseconds, as a number or text. */
    public static long millis(JsonValue value) throws FormatRefusal {
        return value.integer(0, MAX_SECONDS * 1000) * 1_000_000L;
    }

    /** Whole microseconds, as a number or text. */
    public static long micros(JsonValue value) throws FormatRefusal {
        return value.integer(0, MAX_SECONDS * 1_000_000) * 1000L;
    }

    /** ROS: {@code {sec, nanosec}} or {@code {secs, nsecs}}. */
    public static long ros(JsonValue stamp) throws FormatRefusal {
        JsonValue sec = stamp.has("sec") ? stamp.get("sec") : stamp.get("secs");
        JsonValue nanos = stamp.has("nanosec") ? stamp.get("nanosec") : stamp.get("nsecs");
        return sec.integer(0, MAX_SECONDS) * NANOS + nanos.integer(0, NANOS - 1);
    }

    /** ISO 8601 with an offset, or without one and then UTC; a blank may stand for the {@code T}. */
    public static long iso(JsonValue value) throws FormatRefusal {
        String text = value.text().trim().replace(' ', 'T');
        try {
            Instant instant = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
            if (instant.getEpochSecond() < 0 || instant.getEpochSecond() > MAX_SECONDS) {
                throw value.refusal(Reason.OUT_OF_RANGE, "is " + Quote.of(text) + "; allowed 1970 to 2255");
            }
            return instant.getEpochSecond() * NANOS + instant.getNano();
        } catch (DateTimeException notTime) {
            throw value.refusal(
                    Reason.WRONG_TYPE, "is " + Quote.of(text) + "; a time is like 2024-07-10T06:22:09.804Z");
        }
    }
}
