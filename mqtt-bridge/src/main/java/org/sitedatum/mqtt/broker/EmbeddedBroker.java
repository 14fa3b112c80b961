package org.sitedatum.mqtt.broker;

import java.io.IOException;
import org.sitedatum.mqtt.session.BrokerAddress;

/** A broker in this process. Thread-safe. */
public interface EmbeddedBroker extends AutoCloseable {
    /**
     * Starts the broker that comes with SiteDatum (Apache ActiveMQ Artemis) and returns when it accepts connections.
     *
     * @throws IOException when it cannot, for example because the port is taken
     */
    static EmbeddedBroker start(EmbeddedBrokerOptions options) throws IOException {
        return ArtemisBroker.start(options);
    }

    /** The port it listens on. */
    int port();

    /** How a client in this process reaches it, login included. */
    BrokerAddress address();

    /** Stops it; clients are disconnected and what it held is gone. */
    @Override
    void close();
}
