package org.sitedatum.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Word of a new revision from one node to another; the document itself comes from the store.
 *
 * @param site id of the site
 * @param revision there is this one
 */
record RevisionMail(String site, long revision) {

    /** The link's channel for it. */
    static final byte CHANNEL = 3;

    private static final byte FORMAT = 1;

    /** Format, revision, site (UTF-8). */
    byte[] encode() {
        byte[] name = site.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(1 + Long.BYTES + name.length)
                .put(FORMAT)
                .putLong(revision)
                .put(name)
                .array();
    }

    /** Empty when the bytes are none of this format. */
    static Optional<RevisionMail> decode(byte[] bytes) {
        try {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            if (in.get() != FORMAT) {
                return Optional.empty();
            }
            long revision = in.getLong();
            byte[] name = new byte[in.remaining()];
            in.get(name);
            return Optional.of(new RevisionMail(new String(name, StandardCharsets.UTF_8), revision));
        } catch (BufferUnderflowException cutOff) {
            return Optional.empty();
        }
    }
}
