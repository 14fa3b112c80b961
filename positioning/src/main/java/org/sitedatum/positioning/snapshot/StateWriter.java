package org.sitedatum.positioning.snapshot;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Packs numbers, texts and a few immutable values. Whole numbers cost as many bytes as they need, others eight; each text
 * is stored once, however often it is said.
 *
 * <p>Numbers go in groups of eight behind a byte whose bits tell which of them follow with all their bits; the others are
 * whole, one up, with zero for NaN. Not thread-safe.
 */
public final class StateWriter {

    /** Whole numbers up to this keep every bit as such and need less than eight bytes. */
    private static final double LARGEST_WHOLE = 1L << 47;

    private static final long NAN = Double.doubleToRawLongBits(Double.NaN);
    private static final long MINUS_ZERO = Double.doubleToRawLongBits(-0.0);

    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final Map<String, Integer> texts = new LinkedHashMap<>();
    private byte[] bytes;
    private int size;

    /** An empty one with room for some bytes. */
    public StateWriter(int room) {
        bytes = new byte[Math.max(16, room)];
    }

    /** Bytes so far, the texts not counted. */
    public int size() {
        return size;
    }

    /** Writes a count that is not negative. */
    public void count(long x) {
        reserve(10);
        varint(x);
    }

    /** Writes a whole number in full precision. */
    public void whole(long x) {
        reserve(10);
        varint(x << 1 ^ x >> 63);
    }

    /** Writes a condition. */
    public void truth(boolean x) {
        reserve(1);
        bytes[size++] = (byte) (x ? 1 : 0);
    }

    /** Writes a number, to the bit. */
    public void number(double x) {
        reserve(8);
        fixed(Double.doubleToRawLongBits(x));
    }

    /** Writes a text. */
    public void text(String x) {
        Integer known = texts.putIfAbsent(x, texts.size());
        count(known == null ? texts.size() - 1 : known);
    }

    /** Writes texts in a row. */
    public void texts(List<String> row) {
        count(row.size());
        row.forEach(this::text);
    }

    /** Writes the first {@code n} numbers of an array, to the bit. */
    public void numbers(double[] from, int n) {
        count(n);
        reserve(n * 9 + n / 8 + 1);
        for (int group = 0; group < n; group += 8) {
            int maskAt = size++;
            int mask = 0;
            int end = Math.min(n, group + 8);
            for (int i = group; i < end; i++) {
                double x = from[i];
                long bits = Double.doubleToRawLongBits(x);
                long whole = (long) x;
                if (bits == NAN) {
                    bytes[size++] = 0;
                } else if (whole == x && Math.abs(x) <= LARGEST_WHOLE && bits != MINUS_ZERO) {
                    varint((whole << 1 ^ whole >> 63) + 1);
                } else {
                    mask |= 1 << (i - group);
                    fixed(bits);
                }
            }
            bytes[maskAt] = (byte) mask;
        }
    }

    /** Writes a value of a type that {@link Values} lists, or one of {@code constants}, which the reader has, too. */
    public void value(Object value, Object... constants) {
        Values.write(value, this, constants);
    }

    private void varint(long x) {
        long rest = x;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void fixed(long x) {
        LONG.set(bytes, size, x);
        size += Long.BYTES;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }

    /** The texts, each with its length, then all else. */
    byte[] toBytes() {
        StateWriter head = new StateWriter(64 + 16 * texts.size());
        head.count(texts.size());
        for (String text : texts.keySet()) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            head.count(utf8.length);
            head.append(utf8, utf8.length);
        }
        head.append(bytes, size);
        return Arrays.copyOf(head.bytes, head.size);
    }

    private void append(byte[] from, int length) {
        reserve(length);
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
    }
}
