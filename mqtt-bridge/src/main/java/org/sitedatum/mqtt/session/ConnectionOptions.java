package org.sitedatum.mqtt.session;

import java.time.Duration;
import java.util.Optional;

/**
 * How a connection is made and kept.
 *
 * @param broker where to
 * @param clientId a broker allows one connection per client id: the newer one wins
 * @param will what the broker says when this client is gone without a word
 * @param keepAlive a silent broker is noticed after one to two of these; whole seconds
 * @param connectTimeout a connection that is not up by then is given up; whole seconds
 * @param backOffFirst wait before the second attempt; doubled for each further one
 * @param backOffCap longest wait; each wait is varied by up to a quarter
 */
public record ConnectionOptions(
        BrokerAddress broker,
        String clientId,
        Optional<LastWill> will,
        Duration keepAlive,
        Duration connectTimeout,
        Duration backOffFirst,
        Duration backOffCap) {
    /**
     * Checks the durations.
     *
     * @throws IllegalArgumentException when one is not positive, or shorter than a second where whole seconds count
     */
    public ConnectionOptions {
        if (keepAlive.toSeconds() < 1 || connectTimeout.toSeconds() < 1) {
            throw new IllegalArgumentException("keep-alive and connect timeout are at least 1 s");
        }
        if (backOffFirst.isNegative() || backOffFirst.isZero() || backOffCap.compareTo(backOffFirst) < 0) {
            throw new IllegalArgumentException("back-off must be positive and its cap not below its first value");
        }
    }

    /** Keep-alive 2 s, connect timeout 5 s, back-off 0.2 to 1 s, no will. */
    public static ConnectionOptions of(BrokerAddress broker, String clientId) {
        return new ConnectionOptions(
                broker,
                clientId,
                Optional.empty(),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofMillis(200),
                Duration.ofSeconds(1));
    }

    /** The same with a will. */
    public ConnectionOptions withWill(LastWill lastWill) {
        return new ConnectionOptions(
                broker, clientId, Optional.of(lastWill), keepAlive, connectTimeout, backOffFirst, backOffCap);
    }
}
