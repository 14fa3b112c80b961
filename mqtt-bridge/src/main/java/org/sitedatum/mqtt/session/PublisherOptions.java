package org.sitedatum.mqtt.session;

/**
 * Bounds of a publisher.
 *
 * @param perishableCapacity perishable messages waiting, at QoS 0 and at QoS 1 each; beyond it the oldest of a topic gives
 *     way to the newest
 * @param liveWindowBytes of messages at QoS 0 that the broker has not read yet; below what the socket buffers hold, so that
 *     writing them does not block
 * @param keptCapacity events waiting, also through an outage; beyond it the oldest is lost and counted
 * @param acknowledgedWindow QoS 1 messages not yet acknowledged; below the smallest Receive Maximum brokers announce (10)
 */
public record PublisherOptions(int perishableCapacity, int liveWindowBytes, int keptCapacity, int acknowledgedWindow) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is not positive
     */
    public PublisherOptions {
        if (Math.min(Math.min(perishableCapacity, liveWindowBytes), Math.min(keptCapacity, acknowledgedWindow)) < 1) {
            throw new IllegalArgumentException("publisher bounds must be positive");
        }
    }

    /** 8192 poses waiting, 192 kB on their way; 10,000 events waiting; 8 at QoS 1 on their way. */
    public static PublisherOptions defaults() {
        return new PublisherOptions(8192, 192 * 1024, 10_000, 8);
    }
}
