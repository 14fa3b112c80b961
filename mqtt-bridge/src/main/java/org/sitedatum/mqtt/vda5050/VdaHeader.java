package org.sitedatum.mqtt.vda5050;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * What every message begins with.
 *
 * @param headerId counts the messages of a topic
 * @param stampNanos ns since the Unix epoch
 * @param version which VDA 5050
 * @param robot about whom, or to whom
 */
record VdaHeader(long headerId, long stampNanos, VdaVersion version, VdaRobot robot) {
    private static final DateTimeFormatter HUNDREDTHS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter THOUSANDTHS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long NANOS = 1_000_000_000L;

    void writeTo(JsonGenerator json) throws IOException {
        Instant instant = Instant.ofEpochSecond(Math.floorDiv(stampNanos, NANOS), Math.floorMod(stampNanos, NANOS));
        json.writeNumberField("headerId", headerId);
        json.writeStringField("timestamp", (version.isThree() ? THOUSANDTHS : HUNDREDTHS).format(instant));
        json.writeStringField("version", version.number());
        json.writeStringField("manufacturer", robot.manufacturer());
        json.writeStringField("serialNumber", robot.serialNumber());
    }
}
