package org.sitedatum.headset.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads one message of protobuf's binary encoding (protobuf.dev/programming-guides/encoding): {@link #next} tells the number of
 * the next field, then one of the others must be called to take it or {@link #skip} it. Everything throws {@link
 * IllegalArgumentException} when the bytes are not what was expected. Not thread-safe.
 */
public final class ProtoReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BLOCK = 2;
    private static final int FIXED32 = 5;

    private final byte[] bytes;
    private final int end;
    private int at;
    private int wire;

    /** Of a whole message. */
    public ProtoReader(byte[] message) {
        this(message, 0, message.length);
    }

    private ProtoReader(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.at = from;
        this.end = from + length;
    }

    /** Number of the next field; 0 at the end. */
    public int next() {
        if (at == end) {
            return 0;
        }
        long key = varint();
        wire = (int) (key & 7);
        long number = key >>> 3;
        if (number < 1 || number > 536_870_911) {
            throw new IllegalArgumentException("field number " + number);
        }
        return (int) number;
    }

    /** Leaves the field out. */
    public void skip() {
        switch (wire) {
            case VARINT:
                varint();
                break;
            case FIXED64:
                take(8);
                break;
            case BLOCK:
                take(length());
                break;
            case FIXED32:
                take(4);
                break;
            default:
                throw new IllegalArgumentException("wire type " + wire);
        }
    }

    /** A message within. */
    public ProtoReader message() {
        int length = length();
        return new ProtoReader(bytes, take(length), length);
    }

    /** A text. */
    public String text() {
        int length = length();
        return new String(bytes, take(length), length, StandardCharsets.UTF_8);
    }

    /** An {@code sfixed64}. */
    public long fixed64() {
        expect(FIXED64);
        return littleEndian(take(8), 8);
    }

    /** The numbers of a repeated {@code double} after those that came before, packed or one by one. */
    public double[] doubles(double[] before) {
        return append(before, FIXED64, 8);
    }

    /** The same of {@code float}. */
    public double[] floats(double[] before) {
        return append(before, FIXED32, 4);
    }

    private double[] append(double[] before, int single, int size) {
        int length = size;
        if (wire == BLOCK) {
            length = length();
        } else {
            expect(single);
        }
        if (length % size != 0) {
            throw new IllegalArgumentException("a list of numbers is cut off");
        }
        int from = take(length);
        double[] all = Arrays.copyOf(before, before.length + length / size);
        for (int i = before.length; i < all.length; i++, from += size) {
            long bits = littleEndian(from, size);
            all[i] = size == 8 ? Double.longBitsToDouble(bits) : Float.intBitsToFloat((int) bits);
        }
        return all;
    }

    private long littleEndian(int from, int size) {
        long value = 0;
        for (int i = size - 1; i >= 0; i--) {
            value = value << 8 | bytes[from + i] & 0xff;
        }
        return value;
    }

    private int length() {
        expect(BLOCK);
        long length = varint();
        if (length < 0 || length > end - at) {
            throw new IllegalArgumentException("the message is cut off");
        }
        return (int) length;
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte b = bytes[take(1)];
            value |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number has no end");
    }

    /** Where the next so many bytes begin. */
    private int take(int size) {
        if (size > end - at) {
            throw new IllegalArgumentException("the message is cut off");
        }
        int from = at;
        at += size;
        return from;
    }

    private void expect(int wanted) {
        if (wire != wanted) {
            throw new IllegalArgumentException("wire type " + wire + " instead of " + wanted);
        }
    }
}
