package org.sitedatum.mqtt.mcap;

/**
 * A message of a file.
 *
 * @param topic of its channel
 * @param schema name of its type; empty: none
 * @param encoding of its data
 * @param logNanos receipt, ns since the Unix epoch
 * @param publishNanos when it was measured or sent, ns since the Unix epoch
 * @param data its bytes; not changed by anybody
 */
public record McapMessage(
        String topic, String schema, String encoding, long logNanos, long publishNanos, byte[] data) {}
