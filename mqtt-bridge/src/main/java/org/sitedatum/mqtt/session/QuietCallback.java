package org.sitedatum.mqtt.session;

import org.eclipse.paho.mqttv5.client.IMqttToken;
import org.eclipse.paho.mqttv5.client.MqttCallback;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Paho's callback cut down to what we act on; none of it calls back into Paho. */
abstract class QuietCallback implements MqttCallback {
    private static final Logger LOG = LoggerFactory.getLogger(QuietCallback.class);

    abstract void onMessage(String topic, byte[] payload);

    @Override
    public final void messageArrived(String topic, MqttMessage message) {
        onMessage(topic, message.getPayload());
    }

    @Override
    public final void mqttErrorOccurred(MqttException exception) {
        LOG.debug("MQTT error {}: {}", exception.getReasonCode(), exception.getMessage());
    }

    @Override
    public final void deliveryComplete(IMqttToken token) {
        LOG.trace("delivered");
    }

    @Override
    public final void connectComplete(boolean reconnect, String serverUri) {
        LOG.trace("connected to {}", serverUri);
    }

    @Override
    public final void authPacketArrived(int reasonCode, MqttProperties properties) {
        LOG.debug("unexpected AUTH packet, reason {}", reasonCode);
    }
}
