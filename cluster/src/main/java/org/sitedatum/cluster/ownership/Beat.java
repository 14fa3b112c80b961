package org.sitedatum.cluster.ownership;

import java.util.Optional;

/**
 * A node's sign of life to the others. Its layout never changes, so that nodes of any two releases understand it: 0, then
 * whether the node is ready, then the newest format it reads, then its manners; what a later release adds comes behind.
 *
 * @param ready whether the node could serve
 * @param newestFormat of lease messages that it reads
 * @param manners what it does and expects beside that, see {@link Formats}; a node that says nothing of them has the oldest
 */
record Beat(boolean ready, int newestFormat, int manners) {

    private static final byte KIND = 0;
    private static final int LENGTH = 3;

    byte[] encode() {
        return new byte[] {KIND, (byte) (ready ? 1 : 0), (byte) newestFormat, (byte) manners};
    }

    private static int mannersIn(byte[] bytes) {
        return bytes.length > LENGTH ? Math.max(Formats.OLDEST_MANNERS, bytes[LENGTH]) : Formats.OLDEST_MANNERS;
    }

    static Optional<Beat> decode(byte[] bytes) {
        return bytes.length >= LENGTH && bytes[0] == KIND && bytes[2] > 0
                ? Optional.of(new Beat(bytes[1] == 1, bytes[2], mannersIn(bytes)))
                : Optional.empty();
    }
}
