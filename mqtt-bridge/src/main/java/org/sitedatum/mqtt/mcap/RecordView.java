package org.sitedatum.mqtt.mcap;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Bytes of a record read from the front: little-endian, nothing beyond its end. */
final class RecordView {
    private final ByteBuffer in;

    RecordView(byte[] bytes) {
        this.in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    int remaining() {
        return in.remaining();
    }

    int position() {
        return in.position();
    }

    int u8() throws IOException {
        return need(1) ? Byte.toUnsignedInt(in.get()) : 0;
    }

    int u16() throws IOException {
        return need(2) ? Short.toUnsignedInt(in.getShort()) : 0;
    }

    long u32() throws IOException {
        return need(4) ? Integer.toUnsignedLong(in.getInt()) : 0;
    }

    long u64() throws IOException {
        return need(8) ? in.getLong() : 0;
    }

    byte[] raw(long count) throws IOException {
        if (count < 0 || count > in.remaining()) {
            throw new IOException("a record says " + count + " bytes, and " + in.remaining() + " are left");
        }
        byte[] bytes = new byte[(int) count];
        in.get(bytes);
        return bytes;
    }

    String text() throws IOException {
        return new String(raw(u32()), StandardCharsets.UTF_8);
    }

    private boolean need(int count) throws IOException {
        if (in.remaining() < count) {
            throw new IOException("a record ends too early", new BufferUnderflowException());
        }
        return true;
    }
}
