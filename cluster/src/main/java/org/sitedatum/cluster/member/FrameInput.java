package org.sitedatum.cluster.member;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Reads what {@link FrameOutput} writes. Not thread-safe. */
final class FrameInput {

    private final DataInputStream in;
    private final Seal seal;
    private long number;

    FrameInput(DataInputStream in, byte[] key) {
        this.in = in;
        this.seal = new Seal(key);
    }

    /**
     * Waits for the next frame.
     *
     * @throws IOException when the connection ends or falls silent, and for a frame that is too long or wrongly sealed
     */
    Frame read() throws IOException {
        int length = in.readInt();
        if (length < 0 || length > Frame.MOST_BYTES) {
            throw new IOException("a frame of " + length + " bytes; at most " + Frame.MOST_BYTES + " are allowed");
        }
        byte channel = in.readByte();
        byte[] payload = in.readNBytes(length);
        byte[] sealed = in.readNBytes(FrameOutput.SEAL_BYTES);
        byte[] head = ByteBuffer.allocate(9).putLong(number++).put(channel).array();
        byte[] due = Arrays.copyOf(seal.of(FrameOutput.PURPOSE, head, payload), FrameOutput.SEAL_BYTES);
        if (payload.length < length || !Seal.agree(sealed, due)) {
            throw new IOException("a frame is cut off or not sealed by the member");
        }
        return new Frame(channel, payload);
    }
}
