package org.sitedatum.mqtt;

import java.util.List;
import org.sitedatum.mqtt.codec.DecodedFix;

/** How the payload of a message is read; within the engine's turn only. */
@FunctionalInterface
interface FixForm {
    /** What the payload says; empty when it says nothing about a place. */
    List<DecodedFix> decode(byte[] payload, String source, long receivedNanos);
}
