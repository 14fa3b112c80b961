package org.sitedatum.positioning.snapshot;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.sitedatum.positioning.snapshot.SnapshotRefusal.Reason;

/**
 * What every snapshot begins with: four letters, the version of the layout, the length and a checksum (CRC-32C) of the
 * rest, big-endian.
 */
public final class SnapshotEnvelope {

    /** To be raised whenever any part of the state is written otherwise. */
    public static final int VERSION = 10;

    private static final int LETTERS = 0x53445353;
    private static final int HEADER = 14;

    private SnapshotEnvelope() {}

    /** Puts what was written into an envelope. */
    public static byte[] seal(StateWriter state) {
        byte[] content = state.toBytes();
        return ByteBuffer.allocate(HEADER + content.length)
                .putInt(LETTERS)
                .putShort((short) VERSION)
                .putInt(content.length)
                .putInt(checksum(content, 0, content.length))
                .put(content)
                .array();
    }

    /**
     * Opens an envelope.
     *
     * @throws SnapshotRefusedException when it is none, of another version, truncated or damaged
     */
    public static StateReader open(byte[] bytes) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        if (bytes.length < HEADER || header.getInt() != LETTERS) {
            throw new SnapshotRefusedException(Reason.NOT_A_SNAPSHOT, "the first letters are not those of a snapshot");
        }
        int version = header.getShort() & 0xffff;
        if (version != VERSION) {
            throw new SnapshotRefusedException(
                    Reason.OTHER_VERSION, "version " + version + " instead of " + VERSION + "; tracks start anew");
        }
        int length = header.getInt();
        if (length > bytes.length - HEADER) {
            throw new SnapshotRefusedException(
                    Reason.TRUNCATED, "ends after " + (bytes.length - HEADER) + " of " + length + " bytes");
        }
        int checksum = header.getInt();
        if (length != bytes.length - HEADER || checksum != checksum(bytes, HEADER, length)) {
            throw SnapshotRefusedException.corrupt("the checksum differs");
        }
        return new StateReader(bytes, HEADER);
    }

    private static int checksum(byte[] bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, from, length);
        return (int) crc.getValue();
    }
}
