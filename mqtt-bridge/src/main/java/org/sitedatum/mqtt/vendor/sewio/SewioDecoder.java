package org.sitedatum.mqtt.vendor.sewio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.StampKind;
import org.sitedatum.mqtt.vendor.Stamps;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Reads feed messages of the WebSocket and feeds of the REST interface: {@code {"body": feed}}, a feed, or an array of feeds. The
 * body is the feed's {@code address}, else its {@code id}. A feed without {@code posX} and {@code posY}, say of a battery, is
 * set aside.
 */
public final class SewioDecoder implements VendorDecoder {
    private static final int MAX_FEEDS = 4096;
    private static final int MAX_STREAMS = 256;

    private final AdapterOptions options;

    /** For one server. */
    public SewioDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, SewioDecoder::read);
    }

    private static void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload(), JsonValue.MAX_LIST);
        if (json.isArray()) {
            for (JsonValue feed : json.elements(0, MAX_FEEDS)) {
                out.part(() -> feed(feed, out));
            }
        } else {
            feed(json.has("body") ? json.get("body") : json, out);
        }
    }

    private static void feed(JsonValue feed, Readings out) throws FormatRefusal {
        Map<String, JsonValue> streams = new HashMap<>();
        for (JsonValue stream : feed.get("datastreams").elements(0, MAX_STREAMS)) {
            streams.put(stream.get("id").text(), stream);
        }
        Optional<JsonValue> x = Optional.ofNullable(streams.get("posX"));
        Optional<JsonValue> y = Optional.ofNullable(streams.get("posY"));
        if (x.isEmpty() && y.isEmpty()) {
            out.aside("a feed without a position");
            return;
        }
        if (x.isEmpty() || y.isEmpty()) {
            throw feed.refusal(Reason.MISSING_FIELD, "has only one of posX and posY");
        }
        String tag = out.id(
                feed.has("address") ? feed.get("address").id() : feed.get("id").id());
        VendorStamp stamp =
                x.get().has("at") ? out.stamp(Stamps.iso(x.get().get("at")), StampKind.MEASURED) : out.received();
        if (isAbsent(x.get()) || isAbsent(y.get())) {
            out.noFix(tag, stamp, "a coordinate has no value");
            return;
        }
        Optional<JsonValue> z = Optional.ofNullable(streams.get("posZ")).filter(stream -> !isAbsent(stream));
        out.position(tag, stamp, value(x.get()), value(y.get()), z.isPresent() ? value(z.get()) : Double.NaN);
    }

    private static boolean isAbsent(JsonValue stream) {
        return stream.find("current_value")
                .map(value -> value.isBlank() || value.isNotFinite())
                .orElse(true);
    }

    private static double value(JsonValue stream) throws FormatRefusal {
        return stream.get("current_value").number();
    }
}
