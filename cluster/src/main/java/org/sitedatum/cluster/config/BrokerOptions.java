package org.sitedatum.cluster.config;

import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;

/** Which MQTT broker the node uses. */
public sealed interface BrokerOptions {

    /** An own broker on loopback at MQTT's port, without a password. */
    static BrokerOptions defaults() {
        return new Embedded(EmbeddedBrokerOptions.onLoopback(EmbeddedBrokerOptions.DEFAULT_PORT));
    }

    /**
     * A broker the node starts itself.
     *
     * @param options where it listens and whom it lets in
     */
    record Embedded(EmbeddedBrokerOptions options) implements BrokerOptions {}

    /**
     * A broker that runs elsewhere.
     *
     * @param address where it is and how to be let in
     */
    record External(BrokerAddress address) implements BrokerOptions {}
}
