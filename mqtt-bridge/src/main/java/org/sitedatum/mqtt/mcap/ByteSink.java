package org.sitedatum.mqtt.mcap;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Bytes on their way into a record: little-endian, strings and maps with their length before them. */
final class ByteSink {
    private byte[] bytes = new byte[1024];
    private int length;

    ByteSink u8(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    ByteSink u16(int value) {
        return u8(value).u8(value >>> 8);
    }

    ByteSink u32(long value) {
        return u16((int) value).u16((int) (value >>> 16));
    }

    ByteSink u64(long value) {
        return u32(value).u32(value >>> 32);
    }

    ByteSink raw(byte[] value) {
        return raw(value, 0, value.length);
    }

    ByteSink raw(byte[] value, int offset, int count) {
        ensure(count);
        System.arraycopy(value, offset, bytes, length, count);
        length += count;
        return this;
    }

    ByteSink text(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        return u32(utf8.length).raw(utf8);
    }

    /** From channel ids to numbers. */
    ByteSink counts(Map<Integer, Long> map) {
        u32(10L * map.size());
        map.forEach((key, value) -> u16(key).u64(value));
        return this;
    }

    /** A whole record. */
    ByteSink record(int opcode, ByteSink content) {
        return u8(opcode).u64(content.length).raw(content.bytes, 0, content.length);
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
