package org.sitedatum.mqtt;

/**
 * A message as it came in.
 *
 * @param source from the topic, checked
 * @param payload its bytes
 * @param receivedNanos receipt, ns since the Unix epoch
 */
record RawFixes(String source, byte[] payload, long receivedNanos) {
    /** Wakes the engine thread without a fix. */
    static final RawFixes WAKE = new RawFixes("", new byte[0], 0);

    /** An id is never empty. */
    boolean isWake() {
        return source.isEmpty();
    }
}
