package org.sitedatum.mqtt.session;

import java.io.IOException;
import java.io.InputStream;

/**
 * What the broker sends, read in large pieces: messages at QoS 0 go straight to the handler, answers to the lane's own pings
 * to the {@link LaneOutput}, every other packet byte by byte to whoever reads this stream, that is Paho. For one reader.
 */
final class LaneInput extends InputStream {
    private static final int FIRST_CAPACITY = 32 * 1024;

    /** Longer messages go to Paho, which refuses or takes them by its own limits. */
    private static final int MAX_LIVE = 256 * 1024;

    private static final int TYPE_BITS = 0xf0;
    private static final int QOS_BITS = 0x06;
    private static final int PUBLISH = 0x30;
    private static final int PING_RESPONSE = 0xd0;
    private static final int MAX_HEADER = 5;

    private final InputStream socket;
    private final MessageHandler handler;
    private final LaneOutput output;
    private byte[] buffer = new byte[FIRST_CAPACITY];
    private int start;
    private int end;

    /** Bytes of the packet at {@link #start} that are the reader's. */
    private int owed;

    private boolean hasHandedOn;

    LaneInput(InputStream socket, MessageHandler handler, LaneOutput output) {
        this.socket = socket;
        this.handler = handler;
        this.output = output;
    }

    @Override
    public int read() throws IOException {
        if (!awaitOwed()) {
            return -1;
        }
        owed--;
        return buffer[start++] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!awaitOwed()) {
            return -1;
        }
        int count = Math.min(length, Math.min(owed, end - start));
        System.arraycopy(buffer, start, into, offset, count);
        start += count;
        owed -= count;
        return count;
    }

    @Override
    public int available() {
        return Math.min(owed, end - start);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    /** Waits for a byte of the reader's and takes what is not; false when the connection has ended. */
    private boolean awaitOwed() throws IOException {
        while (owed == 0 || start == end) {
            if (owed == 0 && takePacket()) {
                continue;
            }
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /** Takes the packet at the start, or says how much of it is the reader's; false when more bytes are needed to tell. */
    private boolean takePacket() {
        int length = 0;
        for (int i = 1; i < MAX_HEADER; i++) {
            if (start + i >= end) {
                return false;
            }
            length |= (buffer[start + i] & 0x7f) << 7 * (i - 1);
            if ((buffer[start + i] & 0x80) == 0) {
                return takePacket(buffer[start] & 0xff, start + i + 1, length);
            }
        }
        owed = MAX_HEADER;
        return true;
    }

    private boolean takePacket(int first, int body, int length) {
        int next = body + length;
        if ((first & TYPE_BITS) == PUBLISH && (first & QOS_BITS) == 0 && length <= MAX_LIVE) {
            if (next > end) {
                return false;
            }
            if (PublishPacket.read(buffer, body, next, handler)) {
                start = next;
                hasHandedOn = true;
                return true;
            }
        } else if (first == PING_RESPONSE && length == 0 && output.takePingResponse()) {
            start = next;
            return true;
        }
        owed = next - start;
        return true;
    }

    private boolean fill() throws IOException {
        if (start == end) {
            start = 0;
            end = 0;
        } else if (end == buffer.length) {
            byte[] to = start == 0 ? new byte[2 * buffer.length] : buffer;
            System.arraycopy(buffer, start, to, 0, end - start);
            buffer = to;
            end -= start;
            start = 0;
        }
        if (hasHandedOn) {
            hasHandedOn = false;
            handler.onPause(true);
        }
        int count = socket.read(buffer, end, buffer.length - end);
        end += Math.max(0, count);
        return count >= 0;
    }
}
