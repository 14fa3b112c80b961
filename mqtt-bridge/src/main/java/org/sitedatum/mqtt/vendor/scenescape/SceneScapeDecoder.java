package org.sitedatum.mqtt.vendor.scenescape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
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
 * Reads {@code scenescape/data/camera/{id}}: every box of an image as one pixel fix, empty images included. {@code
 * bounding_box_px} is in pixels; a {@code bounding_box} alone goes through the adapter's pixel scale, which holds the focal
 * lengths and the principal point when the sender normalises by them. {@code objects} may be a list or lists by category. Objects
 * placed in three dimensions by the sender are not boxes and are refused.
 */
public final class SceneScapeDecoder implements VendorDecoder {
    private static final int MAX_OBJECTS = 1024;

    private final AdapterOptions options;

    /** For one scene's cameras. */
    public SceneScapeDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        JsonValue json = JsonValue.parse(message.payload());
        VendorStamp stamp = out.stamp(Stamps.iso(json.get("timestamp")), StampKind.MEASURED);
        String camera = options.sensor().isPresent()
                ? options.sensor().get()
                : json.get("id").id();
        List<PixelDetection> detections = new ArrayList<>();
        for (JsonValue object : objects(json.get("objects"))) {
            detections.add(detection(object));
        }
        out.heard(new PixelFix(out.header(stamp, Optional.empty()), camera, detections), stamp);
    }

    private static List<JsonValue> objects(JsonValue objects) throws FormatRefusal {
        List<JsonValue> all = new ArrayList<>();
        if (objects.isArray()) {
            all.addAll(objects.elements(0, MAX_OBJECTS));
        } else {
            for (String category : objects.names()) {
                all.addAll(objects.get(category).elements(0, MAX_OBJECTS));
            }
        }
        if (all.size() > MAX_OBJECTS) {
            throw objects.refusal(Reason.OUT_OF_RANGE, "has more than " + MAX_OBJECTS + " in all");
        }
        return all;
    }

    private PixelDetection detection(JsonValue object) throws FormatRefusal {
        Box box = object.has("bounding_box_px")
                ? box(object.get("bounding_box_px"), PixelScale.SAME)
                : box(object.get("bounding_box"), options.pixels());
        return new PixelDetection(
                Optional.empty(),
                Optional.of(box),
                object.has("category")
                        ? Optional.of(object.get("category").text(JsonValue.MAX_LABEL))
                        : Optional.empty(),
                object.has("confidence") ? object.get("confidence").number(0, 1) : Double.NaN,
                object.has("id") ? Optional.of(object.get("id").id()) : Optional.empty());
    }

    private static Box box(JsonValue box, PixelScale pixels) throws FormatRefusal {
        return new Box(
                pixels.u(box.get("x").number(-1e5, 1e5)),
                pixels.v(box.get("y").number(-1e5, 1e5)),
                pixels.scaleU() * box.get("width").number(0, 1e5),
                pixels.scaleV() * box.get("height").number(0, 1e5));
    }
}
