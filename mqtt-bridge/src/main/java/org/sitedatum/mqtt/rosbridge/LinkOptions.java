package org.sitedatum.mqtt.rosbridge;

import java.time.Duration;

/**
 * Bounds of a {@link RosbridgeLink}.
 *
 * @param capacity messages that may wait; a fuller line loses the oldest
 * @param connectPatience how long a connection may take, its handshake included
 * @param sendPatience how long one message may take before the server counts as one that does not read
 * @param silence how long the server may leave pings unanswered
 * @param firstWait before the second attempt to connect; doubled with every further one
 * @param longestWait between attempts
 */
public record LinkOptions(
        int capacity,
        Duration connectPatience,
        Duration sendPatience,
        Duration silence,
        Duration firstWait,
        Duration longestWait) {

    /** A second of fifty robots at 10 Hz; a server is given up after 5 s and tried again every 30 s at last. */
    public static final LinkOptions USUAL = new LinkOptions(
            1_000,
            Duration.ofSeconds(5),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMillis(500),
            Duration.ofSeconds(30));
}
