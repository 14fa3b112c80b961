package org.sitedatum.positioning.snapshot;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what a {@link StateWriter} wrote. Whatever is wrong ends in a {@link SnapshotRefusedException}, and no count that
 * is read makes it take more room than a few times the bytes there are. Not thread-safe.
 */
public final class StateReader {

    private static final int BITS_A_BYTE = 7;

    private final byte[] bytes;
    private final String[] texts;
    private int at;

    StateReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
        texts = new String[size()];
        for (int i = 0; i < texts.length; i++) {
            int length = size();
            texts[i] = new String(bytes, at, length, StandardCharsets.UTF_8);
            at += length;
        }
    }

    /** Reads a count of things of which each takes a byte at least. */
    public int size() {
        long x = varint();
        if (x < 0 || x > bytes.length - at) {
            throw SnapshotRefusedException.corrupt("a count of " + x + " does not fit");
        }
        return (int) x;
    }

    /** Reads a count of any size. */
    public long count() {
        long x = varint();
        if (x < 0) {
            throw SnapshotRefusedException.corrupt("a count is negative");
        }
        return x;
    }

    /** Reads the place of one of so many things. */
    public int place(int things) {
        long x = varint();
        if (x < 0 || x >= things) {
            throw SnapshotRefusedException.corrupt("place " + x + " of " + things);
        }
        return (int) x;
    }

    /** Reads a whole number. */
    public long whole() {
        return unzigzag(varint());
    }

    /** Reads a condition. */
    public boolean truth() {
        return place(2) == 1;
    }

    /** Reads a number. */
    public double number() {
        return Double.longBitsToDouble(fixed());
    }

    /** Reads a number that has to be finite. */
    public double finite() {
        double x = number();
        if (!Double.isFinite(x)) {
            throw SnapshotRefusedException.corrupt("a number is not finite");
        }
        return x;
    }

    /** Reads a text. */
    public String text() {
        return texts[place(texts.length)];
    }

    /** Reads texts in a row. */
    public List<String> texts() {
        int n = size();
        List<String> row = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            row.add(text());
        }
        return List.copyOf(row);
    }

    /** Reads numbers in a row. */
    public double[] numbers() {
        double[] out = new double[size()];
        int mask = 0;
        for (int i = 0; i < out.length; i++) {
            if (i % 8 == 0) {
                mask = next();
            }
            if ((mask & 1 << i % 8) != 0) {
                out[i] = number();
            } else {
                long whole = varint();
                out[i] = whole == 0 ? Double.NaN : unzigzag(whole - 1);
            }
        }
        return out;
    }

    /** Reads a value, with the reader's own constants in place of the writer's. */
    public Object value(Object... constants) {
        return Values.read(this, constants);
    }

    /** True when nothing is left. */
    public boolean isAtEnd() {
        return at == bytes.length;
    }

    private static long unzigzag(long x) {
        return x >>> 1 ^ -(x & 1);
    }

    private int next() {
        if (at >= bytes.length) {
            throw SnapshotRefusedException.corrupt("the bytes end early");
        }
        return bytes[at++] & 0xff;
    }

    private long varint() {
        long x = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS_A_BYTE) {
            int b = next();
            x |= (long) (b & 0x7f) << shift;
            if (b < 0x80) {
                return x;
            }
        }
        throw SnapshotRefusedException.corrupt("a whole number does not end");
    }

    private long fixed() {
        if (bytes.length - at < Long.BYTES) {
            throw SnapshotRefusedException.corrupt("the bytes end early");
        }
        long x = (long) StateWriter.LONG.get(bytes, at);
        at += Long.BYTES;
        return x;
    }
}
