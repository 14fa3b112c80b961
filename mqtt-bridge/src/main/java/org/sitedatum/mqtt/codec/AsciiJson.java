package org.sitedatum.mqtt.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON for the hot path straight into bytes, numbers with as many digits as they are worth. The caller keeps the
 * brackets balanced; commas come by themselves. Not thread-safe; allocates only to grow.
 */
final class AsciiJson {
    private static final long[] POWERS = new long[19];

    static {
        POWERS[0] = 1;
        for (int i = 1; i < POWERS.length; i++) {
            POWERS[i] = POWERS[i - 1] * 10;
        }
    }

    private byte[] bytes = new byte[512];
    private int length;
    private boolean first = true;

    void reset() {
        length = 0;
        first = true;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    AsciiJson open(char bracket) {
        put(bracket);
        first = true;
        return this;
    }

    AsciiJson close(char bracket) {
        put(bracket);
        first = false;
        return this;
    }

    /** The comma before an array element that is an object or array, when one is due. */
    AsciiJson element() {
        comma();
        return this;
    }

    /** A field name that needs no escaping, with the comma before it when one is due. */
    AsciiJson name(String name) {
        comma();
        put('"');
        ascii(name);
        put('"');
        put(':');
        first = true;
        return this;
    }

    /** A string in UTF-8; quotes, backslashes and control characters are escaped. */
    AsciiJson string(String text) {
        comma();
        put('"');
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int codePoint = text.codePointAt(i);
            if (codePoint < 0x80) {
                appendEscaped((char) codePoint);
            } else {
                for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    put((char) (b & 0xff));
                }
            }
        }
        put('"');
        return this;
    }

    private void appendEscaped(char c) {
        if (c < ' ') {
            ascii("\\u00");
            put(Character.forDigit(c >> 4, 16));
            put(Character.forDigit(c & 15, 16));
        } else {
            if (c == '"' || c == '\\') {
                put('\\');
            }
            put(c);
        }
    }

    AsciiJson integer(long value) {
        comma();
        if (value < 0) {
            put('-');
        }
        digits(Math.abs(value), 1);
        return this;
    }

    /**
     * A number rounded to {@code decimals} places, without trailing zeros.
     *
     * @param value beyond 9e18 / 10^decimals written in full by {@link Double#toString}; not finite: {@code null}
     */
    AsciiJson decimal(double value, int decimals) {
        comma();
        appendDecimal(value, decimals);
        return this;
    }

    /** A number rounded to {@code digits} significant digits and at most 18 places. */
    AsciiJson significant(double value, int digits) {
        comma();
        if (value == 0) {
            put('0');
            return this;
        }
        int exponent = Double.isFinite(value) ? (int) Math.floor(Math.log10(Math.abs(value))) : 0;
        appendDecimal(value, Math.max(0, Math.min(18, digits - 1 - exponent)));
        return this;
    }

    private void appendDecimal(double value, int decimals) {
        double scaled = Math.abs(value) * POWERS[decimals];
        if (!(scaled < 9e18)) {
            ascii(Double.isFinite(value) ? Double.toString(value) : "null");
            return;
        }
        long rounded = Math.round(scaled);
        if (value < 0 && rounded != 0) {
            put('-');
        }
        long whole = rounded / POWERS[decimals];
        long fraction = rounded - whole * POWERS[decimals];
        digits(whole, 1);
        if (fraction != 0) {
            int places = decimals;
            while (fraction % 10 == 0) {
                fraction /= 10;
                places--;
            }
            put('.');
            digits(fraction, places);
        }
    }

    /** At least {@code places} digits, zeros in front. */
    private void digits(long value, int places) {
        int count = places;
        while (count < 19 && value >= POWERS[count]) {
            count++;
        }
        ensure(count);
        long rest = value;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    private void comma() {
        if (!first) {
            put(',');
        }
        first = false;
    }

    private void ascii(String text) {
        for (int i = 0; i < text.length(); i++) {
            put(text.charAt(i));
        }
    }

    private void put(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * (length + more));
        }
    }
}
