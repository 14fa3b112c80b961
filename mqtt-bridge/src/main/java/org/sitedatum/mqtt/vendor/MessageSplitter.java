package org.sitedatum.mqtt.vendor;

import java.util.List;
import java.util.Optional;

/**
 * Cuts what a connection delivers into messages, however it was cut on the way. It never keeps more than its longest message.
 * One connection, one thread.
 */
public interface MessageSplitter {
    /** The messages that are whole now, in order. */
    List<byte[]> add(byte[] bytes);

    /** What was thrown away since this was last asked, in a sentence; empty when nothing was. */
    Optional<String> takeFault();
}
