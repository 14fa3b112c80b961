package org.sitedatum.mqtt.vendor;

/**
 * A message as it came in.
 *
 * @param topic MQTT topic; empty when it came another way
 * @param payload its bytes; not changed by anybody
 * @param retained whether the broker had kept it: then its age is not known
 * @param receivedNanos receipt, ns since the Unix epoch
 */
public record VendorMessage(String topic, byte[] payload, boolean retained, long receivedNanos) {

    /** A message that was not kept by a broker. */
    public static VendorMessage live(String topic, byte[] payload, long receivedNanos) {
        return new VendorMessage(topic, payload, false, receivedNanos);
    }
}
