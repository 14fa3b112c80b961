package org.sitedatum.mqtt.vendor.pozyx;

import java.util.List;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.foreign.Quote;
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
 * Reads topics {@code tags} and {@code tags/{id}}: an array of tags, or one. {@code success: false} means that the tag was heard
 * and has no fix. Scores have no documented scale, so the adapter's spread is used.
 */
public final class PozyxDecoder implements VendorDecoder {
    private static final List<String> VERSIONS = List.of("1", "1.0", "1.4", "2", "2.0");
    private static final int MAX_TAGS = 1024;

    private final AdapterOptions options;

    /** For one tenant or gateway. */
    public PozyxDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, PozyxDecoder::read);
    }

    private static void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload(), JsonValue.MAX_LIST);
        if (!json.isArray()) {
            tag(json, out);
            return;
        }
        for (JsonValue tag : json.elements(0, MAX_TAGS)) {
            out.part(() -> tag(tag, out));
        }
    }

    private static void tag(JsonValue json, Readings out) throws FormatRefusal {
        String version = json.get("version").text();
        if (!VERSIONS.contains(version)) {
            throw json.get("version")
                    .refusal(Reason.UNKNOWN_KIND, "is " + Quote.of(version) + "; known: 1, 1.4 and 2.0");
        }
        String tag = out.id(json.get("tagId").id());
        VendorStamp stamp = out.stamp(Stamps.seconds(json.get("timestamp")), StampKind.MEASURED);
        if (!json.get("success").truth()) {
            out.noFix(tag, stamp, "success is false");
            return;
        }
        JsonValue at = json.get("data").get("coordinates");
        double z = at.has("z") ? at.get("z").number() : Double.NaN;
        out.position(tag, stamp, at.get("x").number(), at.get("y").number(), z);
    }
}
