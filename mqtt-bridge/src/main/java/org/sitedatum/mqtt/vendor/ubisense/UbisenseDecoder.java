package org.sitedatum.mqtt.vendor.ubisense;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import org.sitedatum.frames.geometry.Covariance3;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.mqtt.vendor.Reading;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.VendorDecoder;
import org.sitedatum.mqtt.vendor.VendorMessage;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.FixRejection.Reason;

/**
 * Reads the 40-byte packet: magic {@code e298026b}, tag EUI-64, status (u32, big-endian; 1 is good), x y z and variance (f32,
 * little-endian), 8 bytes of time. The time's epoch is not published, so the receipt stands in. The variance holds on each axis.
 */
public final class UbisenseDecoder implements VendorDecoder {
    private static final int LENGTH = 40;
    private static final int MAGIC = 0xe298026b;
    private static final int ID = 4;
    private static final int STATUS = 12;
    private static final int POSITION = 16;
    private static final int VARIANCE = 28;
    private static final int GOOD = 1;

    /** Larger ones are no position any more. */
    private static final double MAX_VARIANCE = 1e6;

    private final AdapterOptions options;

    /** For one location platform. */
    public UbisenseDecoder(AdapterOptions options) {
        this.options = options;
    }

    @Override
    public List<Reading> decode(VendorMessage message) {
        return Readings.of(options, message, this::read);
    }

    private void read(VendorMessage message, Readings out) throws FormatRefusal {
        byte[] bytes = message.payload();
        if (bytes.length != LENGTH || ByteBuffer.wrap(bytes).getInt() != MAGIC) {
            throw new FormatRefusal(
                    Reason.MALFORMED,
                    "packet has " + bytes.length + " bytes; 40 that begin with e298026b were expected");
        }
        String tag = out.id(HexFormat.of().formatHex(bytes, ID, STATUS));
        VendorStamp stamp = out.received();
        int status = ByteBuffer.wrap(bytes).getInt(STATUS);
        if (status != GOOD) {
            out.noFix(tag, stamp, "status is " + Integer.toUnsignedString(status));
            return;
        }
        ByteBuffer numbers = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        double x = finite(numbers.getFloat(POSITION));
        double y = finite(numbers.getFloat(POSITION + 4));
        double z = finite(numbers.getFloat(POSITION + 8));
        out.position(tag, stamp, x, y, z, covariance(numbers.getFloat(VARIANCE), out.isPlanar(z)));
    }

    private Covariance3 covariance(float sent, boolean planar) {
        double unit = options.placement().unit();
        double variance = sent * unit * unit;
        return variance > 0 && variance <= MAX_VARIANCE
                ? Covariance3.isotropic(variance)
                : options.spread().covariance(planar);
    }

    private static double finite(float value) throws FormatRefusal {
        if (!Float.isFinite(value)) {
            throw new FormatRefusal(Reason.NOT_FINITE, "a coordinate is " + value);
        }
        return value;
    }
}
