package org.sitedatum.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The state of a sector's engine on its way to another node.
 *
 * @param takenNanos by the owner's clock, ns since the Unix epoch
 * @param state not to be modified
 */
record SectorSnapshot(String sector, long takenNanos, byte[] state) {

    /** Sector (2 bytes of length, UTF-8), time, state. */
    byte[] encode() {
        byte[] name = sector.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(Short.BYTES + name.length + Long.BYTES + state.length)
                .putShort((short) name.length)
                .put(name)
                .putLong(takenNanos)
                .put(state)
                .array();
    }

    /** Empty when the bytes are not one; whether the state can be used is the engine's to say. */
    static Optional<SectorSnapshot> decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            byte[] name = new byte[in.getShort() & 0xffff];
            in.get(name);
            long taken = in.getLong();
            byte[] state = new byte[in.remaining()];
            in.get(state);
            return Optional.of(new SectorSnapshot(new String(name, StandardCharsets.UTF_8), taken, state));
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }
}
