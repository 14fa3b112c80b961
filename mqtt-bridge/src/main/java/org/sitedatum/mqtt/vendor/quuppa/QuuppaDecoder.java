package org.sitedatum.mqtt.vendor.quuppa;

import java.util.List;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.Spread;
import org.sitedatum.mqtt.vendor.StampKind;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;

/**
 * Reads a tag, an array of them, or {@code {"tags": [..]}}. The stamp is {@code locationTS}, when it was located: {@code
 * responseTS} moves on while the position stands still. {@code locationRadius} is taken as the 95 % horizontal radius.
 */
public final class QuuppaDecoder implements VendorDecoder {
    private static final int MAX_TAGS = 4096;

    /** Radius that holds 95 % of an isotropic 2-D Gaussian, in standard deviations: sqrt(-2 ln 0.05). */
    private static final double SIGMAS_OF_95_PERCENT_RADIUS = 2.4477;

    private final AdapterOptions options;

    /** For one engine. */
    public QuuppaDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    /** One tag as the vendor tells it, zones included. */
    public static Decoded<QuuppaTag> decodeTag(byte[] payload) {
        return Decoded.of(() -> QuuppaTag.read(JsonValue.parse(payload)));
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload(), JsonValue.MAX_LIST);
        if (!json.isArray() && !json.has("tags")) {
            tag(json, out);
            return;
        }
        JsonValue tags = json.isArray() ? json : json.get("tags");
        for (JsonValue tag : tags.elements(0, MAX_TAGS)) {
            out.part(() -> tag(tag, out));
        }
    }

    private void tag(JsonValue json, Readings out) throws FormatRefusal {
        QuuppaTag tag = QuuppaTag.read(json);
        String id = out.id(tag.id());
        VendorStamp stamp = tag.locationNanos().isPresent()
                ? out.stamp(tag.locationNanos().getAsLong(), StampKind.MEASURED)
                : out.received();
        if (tag.location().isEmpty()
                || !(tag.locationType().isEmpty() || tag.locationType().equals("position"))) {
            out.noFix(id, stamp, "location type is not position");
            return;
        }
        List<Double> at = tag.location().get();
        double z = at.size() == 3 ? at.get(2) : Double.NaN;
        out.position(id, stamp, at.get(0), at.get(1), z, covariance(tag.radius(), out.isPlanar(z)));
    }

    private Covariance3 covariance(double radius, boolean planar) {
        double sigma = radius * options.placement().unit() / SIGMAS_OF_95_PERCENT_RADIUS;
        // a radius of zero would say that it is exact
        return sigma >= 0.01 && sigma <= 1000
                ? Spread.of(sigma).covariance(planar)
                : options.spread().covariance(planar);
    }
}
