package org.sitedatum.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What nodes tell each other about bodies that go from one sector to another.
 *
 * @param kind what it is
 * @param site site id
 * @param content a hand-over's bytes; of a receipt, its number and body; where a body is that is near another sector
 */
record HandOverLetter(Kind kind, String site, byte[] content) {

    /** What it is. */
    enum Kind {
        /** A body has gone. */
        HAND_OVER,
        /** That was heard. */
        RECEIPT,
        /** A body is near another sector. */
        NEAR
    }

    private static final byte FORMAT = 1;
    private static final Kind[] KINDS = Kind.values();

    /** Format, kind, site (a byte of length, ASCII), content. */
    byte[] encode() {
        byte[] name = site.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(3 + name.length + content.length)
                .put(FORMAT)
                .put((byte) kind.ordinal())
                .put((byte) name.length)
                .put(name)
                .put(content)
                .array();
    }

    /** Empty when the bytes are none of this format. */
    static Optional<HandOverLetter> decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            int format = in.get();
            int kind = in.get();
            if (format != FORMAT || kind < 0 || kind >= KINDS.length) {
                return Optional.empty();
            }
            byte[] name = new byte[in.get() & 0xff];
            in.get(name);
            byte[] content = new byte[in.remaining()];
            in.get(content);
            return Optional.of(new HandOverLetter(KINDS[kind], new String(name, StandardCharsets.US_ASCII), content));
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }
}
