package org.sitedatum.mqtt.session;

/**
 * Bounds of a publisher, in messages.
 *
 * @param perishableCapacity poses waiting; beyond it the oldest of a topic gives way to the newest
 * @param perishableWindow poses handed to the connection and not yet written
 * @param keptCapacity events waiting, also through an outage; beyond it the oldest is lost and counted
 * @param keptWindow QoS 1 messages not yet acknowledged; below the smallest Receive Maximum brokers announce (10)
 */
public record PublisherOptions(int perishableCapacity, int perishableWindow, int keptCapacity, int keptWindow) {
    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException when one is not positive
     */
    public PublisherOptions {
        if (Math.min(Math.min(perishableCapacity, perishableWindow), Math.min(keptCapacity, keptWindow)) < 1) {
            throw new IllegalArgumentException("publisher bounds must be positive");
        }
    }

    /** 8192 poses waiting, 512 on their way; 10,000 events waiting, 8 on their way. */
    public static PublisherOptions defaults() {
        return new PublisherOptions(8192, 512, 10_000, 8);
    }
}
