package org.sitedatum.mqtt.vendor.mmwave;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.frames.geometry.Vector3;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.AdapterOptions.Habit;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.fix.ScanDetection;
import org.sitedatum.positioning.fix.ScanFix;

/**
 * Reads one frame as one scan of the site's detector that the adapter names: range, azimuth and elevation of each target in the
 * detector's own axes. A frame without targets is an empty scan: nobody is there. The frame has no time, so the receipt stands in.
 *
 * <p>Reflections, heights and acceleration stay in {@link MmwaveFrame}; the engine tracks bodies, not reflections.
 */
public final class MmwaveDecoder implements VendorDecoder {
    private final AdapterOptions options;
    private final MmwaveParser parser;

    /** For one sensor. */
    public MmwaveDecoder(AdapterOptions options) {
        this.options = options;
        this.parser = new MmwaveParser(options.habits().contains(Habit.TLV_LENGTH_WITH_HEADER));
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        MmwaveFrame frame = parser.read(message.payload());
        List<ScanDetection> detections = new ArrayList<>();
        for (MmwaveFrame.Target target : frame.targets()) {
            detections.add(detection(target));
        }
        VendorStamp stamp = out.received();
        String sensor = options.sensor().orElse(options.source());
        out.heard(new ScanFix(out.header(stamp, Optional.empty()), sensor, detections), stamp);
    }

    private ScanDetection detection(MmwaveFrame.Target target) {
        Vector3 p = inDetector(target.position());
        Vector3 v = inDetector(target.velocity());
        double range = p.norm();
        return new ScanDetection(
                range,
                Math.atan2(p.y(), p.x()),
                Math.atan2(p.z(), Math.hypot(p.x(), p.y())),
                range > 0 ? p.dot(v) / range : Double.NaN,
                Double.NaN,
                Optional.of(Long.toString(target.tid())));
    }

    private Vector3 inDetector(Vector3 v) {
        return options.placement().toFrame(v.x(), v.y(), v.z());
    }
}
