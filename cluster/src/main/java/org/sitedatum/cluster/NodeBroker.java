package org.sitedatum.cluster;

import java.io.IOException;
import java.util.Optional;
import org.sitedatum.cluster.config.BrokerOptions;
import org.sitedatum.cluster.config.NodeOptions;
import org.sitedatum.mqtt.MqttBridgeOptions;
import org.sitedatum.mqtt.SiteFormats;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.session.BrokerAddress;

/** The broker a node is connected to: one that it starts itself and stops with {@link #close}, or one elsewhere. */
final class NodeBroker implements AutoCloseable {

    private final Optional<EmbeddedBroker> own;
    private final BrokerAddress address;

    private NodeBroker(Optional<EmbeddedBroker> own, BrokerAddress address) {
        this.own = own;
        this.address = address;
    }

    /**
     * Starts the broker when it is the node's own.
     *
     * @throws IOException when it cannot be started
     */
    static NodeBroker start(BrokerOptions options) throws IOException {
        if (options instanceof BrokerOptions.Embedded embedded) {
            EmbeddedBroker own = EmbeddedBroker.start(embedded.options());
            return new NodeBroker(Optional.of(own), own.address());
        }
        return new NodeBroker(Optional.empty(), ((BrokerOptions.External) options).address());
    }

    BrokerAddress address() {
        return address;
    }

    /** How the bridge of one sector of a site works with this broker. */
    MqttBridgeOptions bridgeOf(SectorKey key, NodeOptions options) {
        MqttBridgeOptions whole = bridgeOf(key.site(), key.name(), options);
        return key.sector().map(whole::withSector).orElse(whole);
    }

    /** How a site's bridge works with this broker; the client id is the same on every node that serves the site. */
    MqttBridgeOptions bridgeOf(String site, NodeOptions options) {
        return bridgeOf(site, site, options);
    }

    private MqttBridgeOptions bridgeOf(String site, String served, NodeOptions options) {
        return MqttBridgeOptions.of(address, "sitedatum-" + served)
                .withFixCapacity(options.queueCapacity())
                .withFormats(options.formats().getOrDefault(site, SiteFormats.NONE));
    }

    @Override
    public void close() {
        own.ifPresent(EmbeddedBroker::close);
    }
}
