package org.sitedatum.cluster.ownership;

import java.util.Optional;

/** A node's sign of life to the others: whether it could serve. Two bytes; the first is no kind of lease message. */
final class Beat {

    private static final byte KIND = 0;

    private Beat() {}

    static byte[] encode(boolean ready) {
        return new byte[] {KIND, (byte) (ready ? 1 : 0)};
    }

    static Optional<Boolean> decode(byte[] bytes) {
        return bytes.length == 2 && bytes[0] == KIND ? Optional.of(bytes[1] == 1) : Optional.empty();
    }
}
