package org.sitedatum.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The state of a sector's engine on its way to another node.
 *
 * @param isLast whether the owner has said its last word: the sector is being handed over
 * @param takenNanos by the owner's clock, ns since the Unix epoch
 * @param state not to be modified
 */
record SectorSnapshot(String sector, boolean isLast, long takenNanos, byte[] state) {

    /** Of the bytes around the state, which has a version of its own. */
    static final byte FORMAT = 1;

    /** Format, sector (2 bytes of length, UTF-8), whether it is the last, time, state. */
    byte[] encode() {
        byte[] name = sector.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Short.BYTES + name.length + 1 + Long.BYTES + state.length)
                .put(FORMAT)
                .putShort((short) name.length)
                .put(name)
                .put((byte) (isLast ? 1 : 0))
                .putLong(takenNanos)
                .put(state)
                .array();
    }

    /** Whether bytes claim a format that this release does not read. */
    static boolean isOfOtherFormat(byte[] bytes) {
        return bytes.length > 0 && bytes[0] != FORMAT;
    }

    /** Empty when the bytes are not one of this format; whether the state can be used is the engine's to say. */
    static Optional<SectorSnapshot> decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != FORMAT) {
                return Optional.empty();
            }
            byte[] name = new byte[in.getShort() & 0xffff];
            in.get(name);
            boolean isLast = in.get() == 1;
            long taken = in.getLong();
            byte[] state = new byte[in.remaining()];
            in.get(state);
            return Optional.of(new SectorSnapshot(new String(name, StandardCharsets.UTF_8), isLast, taken, state));
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }
}
