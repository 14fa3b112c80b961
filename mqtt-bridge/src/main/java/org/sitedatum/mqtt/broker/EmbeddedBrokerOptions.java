package org.sitedatum.mqtt.broker;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * What an embedded broker listens on and whom it lets in.
 *
 * @param host address to bind
 * @param port 0: any free one
 * @param login the one login it accepts; empty: anybody, on the loopback interface only
 * @param maxPacketBytes a client that sends a larger packet is disconnected
 * @param maxQueuedPerSubscriber messages kept for a slow subscriber; the oldest are dropped beyond
 */
public record EmbeddedBrokerOptions(
        String host, int port, Optional<Login> login, int maxPacketBytes, int maxQueuedPerSubscriber) {
    /** MQTT over TCP, by registration. */
    public static final int DEFAULT_PORT = 1883;

    private static final String LOOPBACK = "127.0.0.1";

    /**
     * Checks that nobody gets in from outside without a password.
     *
     * @throws IllegalArgumentException when the host is not loopback and there is no login, or a number is out of range
     */
    public EmbeddedBrokerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("broker port is " + port + "; allowed 0 to 65535");
        }
        if (maxPacketBytes < 1024 || maxQueuedPerSubscriber < 1) {
            throw new IllegalArgumentException("broker bounds are too small");
        }
        if (login.isEmpty() && !isLoopback(host)) {
            throw new IllegalArgumentException(
                    "the embedded broker may listen on " + host + " only with a user and password; set both");
        }
    }

    /** Loopback, no login, packets up to 256 kB, 10,000 messages per slow subscriber. */
    public static EmbeddedBrokerOptions onLoopback(int port) {
        return new EmbeddedBrokerOptions(LOOPBACK, port, Optional.empty(), 256 * 1024, 10_000);
    }

    /** The same, listening elsewhere and letting in one login. */
    public EmbeddedBrokerOptions withLogin(String bindHost, String user, String password) {
        return new EmbeddedBrokerOptions(
                bindHost, port, Optional.of(new Login(user, password)), maxPacketBytes, maxQueuedPerSubscriber);
    }

    boolean isLoopback() {
        return isLoopback(host);
    }

    private static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /**
     * User and password.
     *
     * @param user not empty
     * @param password not empty
     */
    public record Login(String user, String password) {
        /**
         * Checks that neither is empty.
         *
         * @throws IllegalArgumentException when one is
         */
        public Login {
            if (user.isEmpty() || password.isEmpty()) {
                throw new IllegalArgumentException("broker user and password must not be empty");
            }
        }

        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }
}
