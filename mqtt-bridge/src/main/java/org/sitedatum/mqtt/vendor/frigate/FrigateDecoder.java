package org.sitedatum.mqtt.vendor.frigate;

import java.util.List;
import java.util.Optional;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.PixelScale;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.StampKind;
import org.sitedatum.mqtt.vendor.Stamps;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.PixelDetection;
import org.sitedatum.positioning.fix.PixelDetection.Box;
import org.sitedatum.positioning.fix.PixelFix;

/**
 * Reads {@code frigate/events}: the box of one object as a pixel fix of its camera; the engine takes the foot of the box to the
 * floor. The box is in pixels of the detect stream, which the adapter's pixel scale takes to those of the calibration. An event
 * tells of one object, so others in the image are not in the fix. The end of an event and a false positive are set aside.
 */
public final class FrigateDecoder implements VendorDecoder {
    private final AdapterOptions options;

    /** For one Frigate. */
    public FrigateDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload());
        String type = json.get("type").text();
        if (!List.of("new", "update", "end").contains(type)) {
            throw json.get("type").refusal(Reason.UNKNOWN_KIND, "is " + Quote.of(type) + "; known: new, update, end");
        }
        JsonValue after = json.get("after");
        if (type.equals("end")) {
            out.aside("the end of an event");
        } else if (after.has("false_positive") && after.get("false_positive").truth()) {
            out.aside("a false positive");
        } else {
            object(after, out);
        }
    }

    private void object(JsonValue after, Readings out) throws FormatRefusal {
        VendorStamp stamp = out.stamp(Stamps.seconds(after.get("frame_time")), StampKind.MEASURED);
        String camera = options.sensor().isPresent()
                ? options.sensor().get()
                : after.get("camera").id();
        PixelDetection detection = new PixelDetection(
                Optional.empty(),
                Optional.of(box(after.get("box"))),
                after.has("label") ? Optional.of(after.get("label").text(JsonValue.MAX_LABEL)) : Optional.empty(),
                after.has("score") ? after.get("score").number(0, 1) : Double.NaN,
                Optional.of(after.get("id").id()));
        out.heard(new PixelFix(out.header(stamp, Optional.empty()), camera, List.of(detection)), stamp);
    }

    /** From the corners top left and bottom right. */
    private Box box(JsonValue corners) throws FormatRefusal {
        List<JsonValue> c = corners.elements(4, 4);
        PixelScale pixels = options.pixels();
        double left = pixels.u(c.get(0).number(-1e5, 1e5));
        double top = pixels.v(c.get(1).number(-1e5, 1e5));
        double right = pixels.u(c.get(2).number(-1e5, 1e5));
        double bottom = pixels.v(c.get(3).number(-1e5, 1e5));
        if (right <= left || bottom <= top) {
            throw corners.refusal(Reason.OUT_OF_RANGE, "has no area; it is left, top, right, bottom");
        }
        return new Box(left, top, right - left, bottom - top);
    }
}
