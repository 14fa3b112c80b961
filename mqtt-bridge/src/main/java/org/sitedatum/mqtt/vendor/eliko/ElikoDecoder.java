package org.sitedatum.mqtt.vendor.eliko;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.foreign.NumberText;
import org.sitedatum.mqtt.foreign.Quote;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.StampKind;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Reads {@code $PEKIO,COORD,seq,serial,x,y,z,info,time} lines, one or several in a message. Empty x and y mean no fix, an empty z
 * a position in the plane. The time counts when it is a Unix time in seconds, milliseconds or microseconds, told apart by its
 * length; any other time gives way to the receipt. Other {@code $PEKIO} lines are set aside.
 */
public final class ElikoDecoder implements VendorDecoder {
    private static final int MAX_BYTES = JsonValue.MAX_MESSAGE;
    private static final int SERIAL = 3;
    private static final int X = 4;
    private static final int Y = 5;
    private static final int Z = 6;
    private static final int TIME = 8;

    /** September 2001 and the year 2286: between them a Unix time in seconds has ten digits. */
    private static final double FIRST_SECONDS = 1e9;

    private static final double LAST_SECONDS = 9_007_199_254.0;

    private final AdapterOptions options;

    /** For one server. */
    public ElikoDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, ElikoDecoder::read);
    }

    private static void read(VendorMessage message, Readings out) throws FormatRefusal {
        if (message.payload().length > MAX_BYTES) {
            throw new FormatRefusal(Reason.MALFORMED, "message has " + message.payload().length + " bytes");
        }
        String text = new String(message.payload(), StandardCharsets.US_ASCII);
        for (String line : text.split("[\r\n]+")) {
            if (!line.isBlank()) {
                out.part(() -> line(line.trim(), out));
            }
        }
    }

    private static void line(String line, Readings out) throws FormatRefusal {
        String[] fields = line.split(",", -1);
        if (fields.length < 2 || !fields[0].equals("$PEKIO")) {
            throw new FormatRefusal(Reason.MALFORMED, "line is " + Quote.of(line) + "; it must begin with $PEKIO");
        }
        if (!fields[1].equals("COORD")) {
            out.aside("Eliko " + Quote.of(fields[1]));
            return;
        }
        if (fields.length <= Z) {
            throw new FormatRefusal(Reason.MISSING_FIELD, "a COORD line has " + fields.length + " fields; at least 7");
        }
        String tag = out.id(fields[SERIAL].trim());
        VendorStamp stamp = stamp(fields.length > TIME ? fields[TIME].trim() : "", out);
        if (isAbsent(fields[X]) || isAbsent(fields[Y])) {
            out.noFix(tag, stamp, "a coordinate is empty");
            return;
        }
        double z = isAbsent(fields[Z]) ? Double.NaN : number(fields[Z]);
        out.position(tag, stamp, number(fields[X]), number(fields[Y]), z);
    }

    private static boolean isAbsent(String field) {
        return field.isBlank() || NumberText.isNotFinite(field.trim());
    }

    private static double number(String field) throws FormatRefusal {
        double value = NumberText.parse(field.trim());
        if (!Double.isFinite(value)) {
            throw new FormatRefusal(Reason.WRONG_TYPE, "a coordinate is " + Quote.of(field) + "; it must be a number");
        }
        return value;
    }

    private static VendorStamp stamp(String text, Readings out) {
        double time = NumberText.parse(text);
        for (long nanosPerUnit = 1_000_000_000L; nanosPerUnit >= 1000; nanosPerUnit /= 1000) {
            double seconds = time * nanosPerUnit * 1e-9;
            if (seconds >= FIRST_SECONDS && seconds < LAST_SECONDS) {
                long whole = (long) Math.floor(time);
                long nanos = whole * nanosPerUnit + Math.round((time - whole) * nanosPerUnit);
                return out.stamp(nanos, StampKind.MEASURED);
            }
        }
        return out.received();
    }
}
