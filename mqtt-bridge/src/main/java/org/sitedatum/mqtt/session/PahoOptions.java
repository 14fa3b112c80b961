package org.sitedatum.mqtt.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;
import org.eclipse.paho.mqttv5.common.MqttMessage;

/** Our options in Paho's words, with everything off that Paho does badly: automatic reconnect, topic aliases, old sessions. */
final class PahoOptions {
    private PahoOptions() {}

    static String uri(BrokerAddress broker) {
        return (broker.tls() ? LaneNetworkFactory.TLS : LaneNetworkFactory.TCP) + "://" + broker.host() + ":"
                + broker.port();
    }

    /**
     * The options of one connection attempt, with its lane and what holds it back, if anything does.
     *
     * @throws IOException when the authority's certificate cannot be read
     */
    static MqttConnectionOptions of(ConnectionOptions options, ExpressLane lane, Optional<HeldNetwork> held)
            throws IOException {
        BrokerAddress broker = options.broker();
        MqttConnectionOptions paho = new LaneOptions(lane, held);
        paho.setAutomaticReconnect(false);
        paho.setCleanStart(true);
        paho.setSessionExpiryInterval(0L);
        paho.setTopicAliasMaximum(0);
        paho.setKeepAliveInterval((int) options.keepAlive().toSeconds());
        paho.setConnectionTimeout((int) options.connectTimeout().toSeconds());
        paho.setSocketFactory(
                broker.tls() ? NoDelayTlsSocketFactory.trusting(broker.caFile()) : new NoDelaySocketFactory());
        broker.user().ifPresent(paho::setUserName);
        broker.password().ifPresent(password -> paho.setPassword(password.getBytes(StandardCharsets.UTF_8)));
        options.will().ifPresent(will -> {
            MqttMessage message = new MqttMessage(will.payload());
            message.setQos(1);
            message.setRetained(true);
            paho.setWill(will.topic(), message);
        });
        return paho;
    }
}
