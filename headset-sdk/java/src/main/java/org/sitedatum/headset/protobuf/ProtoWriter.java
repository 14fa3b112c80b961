package org.sitedatum.headset.protobuf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes one message of protobuf's binary encoding, field by field in the order of their numbers. Not thread-safe. */
public final class ProtoWriter {

    private static final int FIXED64 = 1;
    private static final int BLOCK = 2;

    private byte[] bytes = new byte[256];
    private int size;

    /** A number that is not negative, or a truth value as 1. */
    public ProtoWriter varint(int field, long value) {
        raw((long) field << 3);
        raw(value);
        return this;
    }

    /** An {@code sfixed64}. */
    public ProtoWriter fixed64(int field, long value) {
        raw((long) field << 3 | FIXED64);
        littleEndian(value);
        return this;
    }

    /** A text. */
    public ProtoWriter text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return block(field, utf8, utf8.length);
    }

    /** A message within. */
    public ProtoWriter message(int field, ProtoWriter inner) {
        return block(field, inner.bytes, inner.size);
    }

    /** A repeated {@code double}, packed. */
    public ProtoWriter doubles(int field, double... values) {
        raw((long) field << 3 | BLOCK);
        raw(8L * values.length);
        for (double value : values) {
            littleEndian(Double.doubleToRawLongBits(value));
        }
        return this;
    }

    /** The message. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private ProtoWriter block(int field, byte[] from, int length) {
        raw((long) field << 3 | BLOCK);
        raw(length);
        need(length);
        System.arraycopy(from, 0, bytes, size, length);
        size += length;
        return this;
    }

    private void raw(long value) {
        need(10);
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[size++] = (byte) (rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    private void littleEndian(long value) {
        need(8);
        for (int i = 0; i < 8; i++) {
            bytes[size++] = (byte) (value >>> 8 * i);
        }
    }

    private void need(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
        }
    }
}
