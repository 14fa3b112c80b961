package org.sitedatum.mqtt.recording;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Cuts a stream into lines ended by LF or CRLF, as slices of one reused array. Not thread-safe. */
final class LineBuffer {
    /** Longer lines are handed out as this many bytes and one more, which the decoder then refuses for their length. */
    private static final int MAX_LINE = 64 * 1024;

    private final InputStream in;
    private byte[] bytes = new byte[MAX_LINE];
    private int filled;
    private int next;
    private int offset;
    private int length;
    private boolean ended;

    LineBuffer(InputStream in) {
        this.in = in;
    }

    /** Moves to the next line; false at the end. */
    boolean readLine() throws IOException {
        int scanned = next;
        while (true) {
            for (int i = scanned; i < filled; i++) {
                if (bytes[i] == '\n') {
                    take(i);
                    next = i + 1;
                    return true;
                }
            }
            if (ended || filled - next > MAX_LINE) {
                return takeRest();
            }
            scanned = filled - next;
            fill();
        }
    }

    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return offset;
    }

    int length() {
        return length;
    }

    private void take(int end) {
        offset = next;
        length = end - next;
        if (length > 0 && bytes[end - 1] == '\r') {
            length--;
        }
    }

    /** The last line without a line end, or a line that is too long: its head is handed out, its tail is read past. */
    private boolean takeRest() throws IOException {
        if (next == filled) {
            return false;
        }
        take(filled);
        next = filled;
        if (!ended) {
            skipToLineEnd();
        }
        return true;
    }

    private void skipToLineEnd() throws IOException {
        int b = in.read();
        while (b >= 0 && b != '\n') {
            b = in.read();
        }
        ended = b < 0;
    }

    /** Moves the open line to the front and reads on behind it. */
    private void fill() throws IOException {
        System.arraycopy(bytes, next, bytes, 0, filled - next);
        filled -= next;
        next = 0;
        if (filled == bytes.length) {
            bytes = Arrays.copyOf(bytes, 2 * filled);
        }
        int count = in.read(bytes, filled, bytes.length - filled);
        if (count < 0) {
            ended = true;
        } else {
            filled += count;
        }
    }
}
