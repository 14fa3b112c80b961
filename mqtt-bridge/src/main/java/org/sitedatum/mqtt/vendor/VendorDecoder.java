package org.sitedatum.mqtt.vendor;

import java.util.List;

/** Reads the messages of one adapter instance. Immutable; any thread. */
public interface VendorDecoder {
    /** What the message says, in its order; never empty, never an exception on content. */
    List<Reading> decode(VendorMessage message);
}
