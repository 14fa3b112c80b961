package org.sitedatum.positioning.snapshot;

import java.io.Serial;
import org.sitedatum.positioning.snapshot.SnapshotRefusal.Reason;

/** Ends the reading of bytes that are no good; turned into a {@link SnapshotRefusal} before anything has changed. */
public final class SnapshotRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    private final Reason reason;

    /** For a reason, with one sentence. */
    public SnapshotRefusedException(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    /** What contradicts itself. */
    public static SnapshotRefusedException corrupt(String detail) {
        return new SnapshotRefusedException(Reason.CORRUPT, detail);
    }

    /** The same as a value. */
    public SnapshotRefusal refusal() {
        return new SnapshotRefusal(reason, String.valueOf(getMessage()));
    }
}
