package org.sitedatum.mqtt.vendor.pans;

import java.util.List;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.AdapterOptions.Habit;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.StampKind;
import org.sitedatum.mqtt.vendor.Stamps;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Reads {@code {prefix}/node/{id}/uplink/location} and, with {@link Habit#RANGES_IN_DATA}, {@code .../uplink/data}. The body is
 * the node id of the topic. PANS PRO has a time, in microseconds as text; the R2 gateway has none, so the receipt stands in.
 *
 * <p>Quality says how many anchors agreed, not metres, so the adapter's spread is used; quality 0 or a coordinate {@code NaN}
 * means that the node has no fix.
 */
public final class PansDecoder implements VendorDecoder {
    private final AdapterOptions options;

    /** For one network. */
    public PansDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        PansTopic topic = PansTopic.of(message.topic());
        if (topic.kind().equals("location")) {
            location(out.id(topic.node()), JsonValue.parse(message.payload()), out);
        } else if (topic.kind().equals("data") && options.habits().contains(Habit.RANGES_IN_DATA)) {
            JsonValue json = JsonValue.parse(message.payload());
            PansRanges.read(json.get("data"), out.id(topic.node()), stamp(json, out), out);
        } else {
            out.aside("PANS " + topic.kind());
        }
    }

    private static void location(String node, JsonValue json, Readings out) throws FormatRefusal {
        VendorStamp stamp = stamp(json, out);
        JsonValue position = json.get("position");
        JsonValue x = position.get("x");
        JsonValue y = position.get("y");
        JsonValue z = position.get("z");
        long quality = position.has("quality") ? position.get("quality").integer(0, 100) : 100;
        if (x.isNotFinite() || y.isNotFinite() || z.isNotFinite()) {
            out.noFix(node, stamp, "a coordinate is NaN");
        } else if (quality == 0) {
            out.noFix(node, stamp, "quality is 0");
        } else {
            out.position(node, stamp, x.number(), y.number(), z.number());
        }
    }

    private static VendorStamp stamp(JsonValue json, Readings out) throws FormatRefusal {
        return json.has("timestamp")
                ? out.stamp(Stamps.micros(json.get("timestamp")), StampKind.MEASURED)
                : out.received();
    }

    /** The last parts of a topic: node id and what is said. */
    private record PansTopic(String node, String kind) {
        private static PansTopic of(String topic) throws FormatRefusal {
            String[] parts = topic.split("/", -1);
            int last = parts.length - 1;
            if (last >= 3 && parts[last - 1].equals("uplink") && parts[last - 3].equals("node")) {
                return new PansTopic(parts[last - 2], parts[last]);
            }
            if (last >= 2 && parts[last].equals("uplink") && parts[last - 2].equals("gateway")) {
                return new PansTopic(parts[last - 1], "gateway");
            }
            throw new FormatRefusal(Reason.UNKNOWN_KIND, "topic is not {prefix}/node/{id}/uplink/{kind} of PANS");
        }
    }
}
