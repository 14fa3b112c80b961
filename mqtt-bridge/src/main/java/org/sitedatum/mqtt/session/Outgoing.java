package org.sitedatum.mqtt.session;

import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;

/** One message on its way out. */
final class Outgoing {
    final String topic;
    final byte[] payload;
    final Delivery delivery;

    /** Removed from the queue it still stands in, because a newer one of its topic took its place. */
    boolean dropped;

    Outgoing(String topic, byte[] payload, Delivery delivery) {
        this.topic = topic;
        this.payload = payload;
        this.delivery = delivery;
    }

    /** As Paho sends it. */
    MqttMessage toMqtt() {
        MqttMessage message = new MqttMessage(payload);
        message.setQos(delivery.qos());
        message.setRetained(delivery.retained());
        if (delivery.expirySeconds().isPresent()) {
            MqttProperties properties = new MqttProperties();
            properties.setMessageExpiryInterval(delivery.expirySeconds().getAsLong());
            message.setProperties(properties);
        }
        return message;
    }
}
