package org.sitedatum.mqtt.codec;

import org.sitedatum.positioning.FixRejection;

/**
 * Writes what goes to {@code rejected/{source}}: {@code {"source","stamp","reason","detail","count","total"}}. Not
 * thread-safe.
 */
public final class RejectionJsonEncoder {
    private final AsciiJson json = new AsciiJson();

    /** One report; {@code stamp} is the stamp of the refused fix in microseconds, 0 when it could not be read. */
    public byte[] encode(RejectionReport report) {
        FixRejection rejection = report.rejection();
        json.reset();
        json.open('{');
        json.name("source").string(rejection.source());
        json.name("stamp").integer(Math.floorDiv(rejection.stampNanos(), 1000L));
        json.name("reason").string(rejection.reason().name());
        json.name("detail").string(rejection.detail());
        json.name("count").integer(report.count());
        json.name("total").integer(report.total());
        json.close('}');
        return json.toBytes();
    }
}
