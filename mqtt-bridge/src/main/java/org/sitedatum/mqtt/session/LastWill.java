package org.sitedatum.mqtt.session;

/**
 * What the broker says for a client that is gone, retained and with QoS 1.
 *
 * @param topic where
 * @param payload what; not copied, not to be modified
 */
public record LastWill(String topic, byte[] payload) {}
