package org.sitedatum.positioning.sector;

import java.nio.ByteBuffer;
import org.sitedatum.positioning.snapshot.SnapshotRefusal;
import org.sitedatum.positioning.snapshot.SnapshotRefusedException;

/**
 * The state of a sector's engine as bytes: length of the tenures, tenures, engine.
 *
 * @param tenures whose the bodies of the site are, sealed; not to be modified
 * @param engine not to be modified
 */
record SectorState(byte[] tenures, byte[] engine) {

    byte[] encode() {
        return ByteBuffer.allocate(Integer.BYTES + tenures.length + engine.length)
                .putInt(tenures.length)
                .put(tenures)
                .put(engine)
                .array();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws SnapshotRefusedException when it is none
     */
    static SectorState decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int length = bytes.length < Integer.BYTES ? -1 : in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new SnapshotRefusedException(SnapshotRefusal.Reason.NOT_A_SNAPSHOT, "no snapshot of a sector");
        }
        byte[] tenures = new byte[length];
        in.get(tenures);
        byte[] engine = new byte[in.remaining()];
        in.get(engine);
        return new SectorState(tenures, engine);
    }
}
