package org.sitedatum.mqtt.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.sitedatum.positioning.FixRejection;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.PositionFix;

/** Asks a decoder and expects one kind of answer. */
final class Heard {
    static final long RECEIVED = 1_776_879_441_000_000_000L;

    private Heard() {}

    static VendorDecoder decoder(AdapterOptions options) {
        return VendorDecoders.of(options, Optional.empty());
    }

    static VendorDecoder decoder(AdapterKind kind) {
        return decoder(AdapterOptions.of(kind, "vendor-1"));
    }

    static List<Reading> readings(VendorDecoder decoder, String topic, String payload) {
        return decoder.decode(VendorMessage.live(topic, payload.getBytes(StandardCharsets.UTF_8), RECEIVED));
    }

    static Reading.Heard one(List<Reading> readings) {
        assertThat(readings).singleElement().isInstanceOf(Reading.Heard.class);
        return (Reading.Heard) readings.get(0);
    }

    static PositionFix position(List<Reading> readings) {
        Fix fix = one(readings).fix();
        assertThat(fix).isInstanceOf(PositionFix.class);
        return (PositionFix) fix;
    }

    static FixRejection refused(List<Reading> readings) {
        assertThat(readings).singleElement().isInstanceOf(Reading.Refused.class);
        return ((Reading.Refused) readings.get(0)).rejection();
    }
}
