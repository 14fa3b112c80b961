package org.sitedatum.mqtt.vendor;

/**
 * When, and by whose word.
 *
 * @param nanos ns since the Unix epoch
 * @param kind which instant it names
 */
public record VendorStamp(long nanos, StampKind kind) {}
