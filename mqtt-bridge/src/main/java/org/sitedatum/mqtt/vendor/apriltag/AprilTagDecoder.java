package org.sitedatum.mqtt.vendor.apriltag;

import java.util.ArrayList;
import java.util.List;
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
import org.sitedatum.positioning.fix.MarkerFix;
import org.sitedatum.positioning.fix.PixelPoint;

/**
 * Reads {@code AprilTagDetectionArray} as one marker fix per tag, by its corners. The marker's id is the adapter's prefix and the
 * tag's number; the camera is the adapter's {@code sensor}, else the message's {@code frame_id}. A detection with more than two
 * corrected bits is set aside: tag families of everyday use are confused from there on.
 *
 * <p>The AprilTag library tells corners counter-clockwise from the tag's bottom left; a marker fix has them clockwise from its
 * top left.
 */
public final class AprilTagDecoder implements VendorDecoder {
    private static final int MAX_TAGS = 512;
    private static final int MAX_HAMMING = 2;

    private final AdapterOptions options;

    /** For one camera. */
    public AprilTagDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload());
        JsonValue header = json.get("header");
        VendorStamp stamp = out.stamp(Stamps.ros(header.get("stamp")), StampKind.MEASURED);
        String camera = options.sensor().isPresent()
                ? options.sensor().get()
                : header.get("frame_id").id();
        List<JsonValue> tags = json.get("detections").elements(0, MAX_TAGS);
        if (tags.isEmpty()) {
            out.noFix(camera, stamp, "no tag in the image");
        }
        for (JsonValue tag : tags) {
            out.part(() -> tag(tag, camera, stamp, out));
        }
    }

    private void tag(JsonValue tag, String camera, VendorStamp stamp, Readings out) throws FormatRefusal {
        long number = tag.get("id").integer(0, Integer.MAX_VALUE);
        if (tag.has("hamming") && tag.get("hamming").integer(0, 64) > MAX_HAMMING) {
            out.aside("tag " + number + " read with more than " + MAX_HAMMING + " corrected bits");
            return;
        }
        List<PixelPoint> corners = new ArrayList<>();
        for (JsonValue corner : tag.get("corners").elements(4, 4)) {
            corners.add(0, point(corner));
        }
        MarkerFix fix = new MarkerFix(
                out.header(stamp, Optional.empty()),
                camera,
                out.id(Long.toString(number)),
                Optional.empty(),
                corners,
                Optional.empty());
        out.heard(fix, stamp);
    }

    private PixelPoint point(JsonValue corner) throws FormatRefusal {
        return new PixelPoint(
                options.pixels().u(corner.get("x").number(-1e5, 1e5)),
                options.pixels().v(corner.get("y").number(-1e5, 1e5)));
    }
}
