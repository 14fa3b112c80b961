package org.sitedatum.mqtt.vendor.owntracks;

import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geo.Geodetic;
import org.sitedatum.frames.geo.SiteGeoreference;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.frames.geometry.Vector3;
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
import org.sitedatum.positioning.fix.PositionFix;
import org.sitedatum.positioning.site.Site;

/**
 * Reads {@code owntracks/{user}/{device}} of type {@code location} as a position in the plane of the site; the body is {@code
 * user-device}. {@code acc} is the radius that holds the phone with 68 %. The altitude is above sea level, not the ellipsoid, and
 * is dropped. Without a georeference of the site nothing can be said, and the message is refused.
 */
public final class OwnTracksDecoder implements VendorDecoder {
    /** Radius that holds 68 % of an isotropic 2-D Gaussian, in standard deviations: sqrt(-2 ln 0.32). */
    private static final double SIGMAS_OF_68_PERCENT_RADIUS = 1.5096;

    /** A phone that calls itself more exact than this is not believed, m. */
    private static final double LEAST_SIGMA = 1;

    /** A flat site frame is of use around the site only, m. */
    private static final double MAX_DISTANCE = 1e5;

    private final AdapterOptions options;
    private final Optional<SiteGeoreference> georeference;

    /**
     * For one site.
     *
     * @param georeference where the site is on Earth; empty: not known
     */
    public OwnTracksDecoder(AdapterOptions options, Optional<SiteGeoreference> georeference) {
        this.options = options;
        this.georeference = georeference;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload());
        String type = json.get("_type").text();
        if (!type.equals("location")) {
            out.aside("OwnTracks " + Quote.of(type));
            return;
        }
        String body = out.id(device(message.topic()));
        VendorStamp stamp = out.stamp(Stamps.seconds(json.get("tst")), StampKind.MEASURED);
        SiteGeoreference site = georeference.orElseThrow(() -> new FormatRefusal(
                Reason.NO_TRANSFORM, "the site has no georeference, so a latitude says nothing about it"));
        Geodetic at = new Geodetic(
                json.get("lat").number(-90, 90),
                json.get("lon").number(-180, 180),
                site.siteOrigin().position().height());
        Vector3 p = site.toSite(at);
        if (Math.hypot(p.x(), p.y()) > MAX_DISTANCE) {
            throw new FormatRefusal(
                    Reason.OUT_OF_RANGE, "phone is " + Math.round(p.norm()) + " m from the site; at most 100 km");
        }
        double sigma = json.has("acc")
                ? Math.max(LEAST_SIGMA, json.get("acc").number(0, 1e6) / SIGMAS_OF_68_PERCENT_RADIUS)
                : options.spread().sigma();
        Covariance3 covariance = new Covariance3(sigma * sigma, 0, 0, sigma * sigma, 0, 0);
        out.heard(
                new PositionFix(out.header(stamp, Optional.of(body)), Site.FRAME, p.x(), p.y(), Double.NaN, covariance),
                stamp);
    }

    private static String device(String topic) throws FormatRefusal {
        String[] parts = topic.split("/", -1);
        if (parts.length != 3) {
            throw new FormatRefusal(Reason.UNKNOWN_KIND, "topic is not owntracks/{user}/{device}");
        }
        return parts[1] + "-" + parts[2];
    }
}
