package org.sitedatum.mqtt.recording;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/** Reads the fixes of a recording one by one, in whatever file they are. One thread. */
interface LineReader extends Closeable {
    /** The next fix, or why it could not be read; empty at the end. */
    Optional<FixLine> readNext() throws IOException;
}
