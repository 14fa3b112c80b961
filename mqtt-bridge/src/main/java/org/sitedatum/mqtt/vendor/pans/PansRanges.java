package org.sitedatum.mqtt.vendor.pans;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import org.sitedatum.mqtt.foreign.FormatRefusal;
import org.sitedatum.mqtt.foreign.JsonValue;
import org.sitedatum.mqtt.vendor.Readings;
import org.sitedatum.mqtt.vendor.VendorStamp;
import org.sitedatum.positioning.FixRejection.Reason;
import org.sitedatum.positioning.fix.RangeFix;

/**
 * Ranges that some firmware puts into user data: a count, the node's own time (u32, not of any epoch), then per anchor its
 * address (u16, four hex digits as an id) and a distance (u32, mm), little-endian.
 */
final class PansRanges {
    private static final int HEADER = 5;
    private static final int ENTRY = 6;
    private static final double METRES_PER_MILLIMETRE = 0.001;

    private PansRanges() {}

    static void read(JsonValue data, String node, VendorStamp stamp, Readings out) throws FormatRefusal {
        ByteBuffer bytes = ByteBuffer.wrap(base64(data)).order(ByteOrder.LITTLE_ENDIAN);
        int count = bytes.hasRemaining() ? Byte.toUnsignedInt(bytes.get()) : 0;
        if (bytes.capacity() != HEADER + ENTRY * count || count == 0) {
            throw data.refusal(
                    Reason.MALFORMED, "has " + bytes.capacity() + " bytes; ranges have 5 and 6 more per anchor");
        }
        bytes.position(HEADER);
        for (int i = 0; i < count; i++) {
            String anchor = out.id(String.format(Locale.ROOT, "%04x", Short.toUnsignedInt(bytes.getShort())));
            double range = METRES_PER_MILLIMETRE * Integer.toUnsignedLong(bytes.getInt());
            out.heard(
                    new RangeFix(
                            out.header(stamp, Optional.of(node)), anchor, range, Double.NaN, Double.NaN, Double.NaN),
                    stamp);
        }
    }

    private static byte[] base64(JsonValue data) throws FormatRefusal {
        try {
            return Base64.getDecoder().decode(data.text());
        } catch (IllegalArgumentException notBase64) {
            throw data.refusal(Reason.MALFORMED, "is not base64");
        }
    }
}
