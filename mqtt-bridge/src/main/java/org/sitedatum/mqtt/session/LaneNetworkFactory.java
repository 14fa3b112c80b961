package org.sitedatum.mqtt.session;

import java.net.URI;
import java.util.Set;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.client.internal.SSLNetworkModuleFactory;
import org.eclipse.paho.mqttv5.client.internal.TCPNetworkModuleFactory;
import org.eclipse.paho.mqttv5.client.spi.NetworkModuleFactory;
import org.eclipse.paho.mqttv5.common.MqttException;

/** Paho's TCP and TLS networks with an {@link ExpressLane}, under URI schemes of their own. Found by Paho as a service. */
public final class LaneNetworkFactory implements NetworkModuleFactory {
    static final String TCP = "lane+tcp";
    static final String TLS = "lane+ssl";

    @Override
    public Set<String> getSupportedUriSchemes() {
        return Set.of(TCP, TLS);
    }

    @Override
    public void validateURI(URI broker) {
        paho(broker).validateURI(broker);
    }

    @Override
    public NetworkModule createNetworkModule(URI broker, MqttConnectionOptions options, String clientId)
            throws MqttException {
        NetworkModule network = paho(broker).createNetworkModule(broker, options, clientId);
        return options instanceof LaneOptions with ? new LaneNetwork(network, with.lane(), with.held()) : network;
    }

    private static NetworkModuleFactory paho(URI broker) {
        return TLS.equals(broker.getScheme()) ? new SSLNetworkModuleFactory() : new TCPNetworkModuleFactory();
    }
}
