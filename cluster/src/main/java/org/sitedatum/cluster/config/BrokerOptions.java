package org.sitedatum.cluster.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which MQTT broker the node uses.
 *
 * @param embedded true: the node starts its own broker on host and port; false: it connects to {@code url}
 * @param host interface the embedded broker listens on
 * @param port of the embedded broker; 0: any free one
 * @param url of an external broker: {@code tcp://host:1883} or {@code ssl://host:8883}; empty when embedded
 * @param credentials asked of clients by the embedded broker, or shown to the external one; empty: none
 * @param caFile PEM certificates the external broker's certificate must chain to; empty: those of the JDK
 */
public record BrokerOptions(
        boolean embedded, String host, int port, String url, Optional<Credentials> credentials, Optional<Path> caFile) {

    /** Listens on loopback only. */
    public static final String LOOPBACK = "127.0.0.1";

    /** MQTT's own port. */
    public static final int DEFAULT_PORT = 1883;

    /** An own broker, on loopback, without a password. */
    public static BrokerOptions defaults() {
        return embedded(LOOPBACK, DEFAULT_PORT);
    }

    /** An own broker without a password. */
    public static BrokerOptions embedded(String host, int port) {
        return new BrokerOptions(true, host, port, "", Optional.empty(), Optional.empty());
    }

    /** A broker that runs elsewhere. */
    public static BrokerOptions external(String url) {
        return new BrokerOptions(false, "", 0, url, Optional.empty(), Optional.empty());
    }

    /**
     * A user of the broker.
     *
     * @param user name
     * @param password never printed
     */
    public record Credentials(String user, String password) {

        @Override
        public String toString() {
            return "Credentials[" + user + ", ***]";
        }
    }
}
