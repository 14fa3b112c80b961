package org.sitedatum.mqtt;

/**
 * A message as it came in.
 *
 * @param source from the topic, checked
 * @param payload its bytes
 * @param receivedNanos receipt, ns since the Unix epoch
 * @param form how to read it
 */
record RawFixes(String source, byte[] payload, long receivedNanos, FixForm form) {}
