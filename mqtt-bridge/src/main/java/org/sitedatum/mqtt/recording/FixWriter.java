package org.sitedatum.mqtt.recording;

import java.io.Closeable;
import java.io.IOException;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.replay.SiteHistory;

/** Writes the fixes of a recording in order of receipt, in whatever file they go. One thread. */
public interface FixWriter extends Closeable {
    /**
     * Appends one fix with its source and receipt.
     *
     * @throws IOException when it cannot be written
     */
    void append(Fix fix) throws IOException;

    /**
     * Appends a revision that the site has from now on.
     *
     * @throws IOException when it cannot be written
     */
    void append(SiteHistory.Step step) throws IOException;

    /** Fixes appended so far. */
    long fixCount();
}
