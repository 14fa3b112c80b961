package org.sitedatum.cluster.member;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * Writes frames: length of the payload (4 bytes), channel (1), payload, first 16 bytes of the seal over the frame's number
 * on this connection, its channel and its payload. Not thread-safe.
 */
final class FrameOutput {

    static final int SEAL_BYTES = 16;
    static final String PURPOSE = "frame";

    private final DataOutputStream out;
    private final Seal seal;
    private long number;

    FrameOutput(DataOutputStream out, byte[] key) {
        this.out = out;
        this.seal = new Seal(key);
    }

    void write(Frame frame) throws IOException {
        byte[] head =
                ByteBuffer.allocate(9).putLong(number++).put(frame.channel()).array();
        out.writeInt(frame.payload().length);
        out.writeByte(frame.channel());
        out.write(frame.payload());
        out.write(seal.of(PURPOSE, head, frame.payload()), 0, SEAL_BYTES);
    }

    void flush() throws IOException {
        out.flush();
    }
}
