package org.sitedatum.mqtt.session;

import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** Paho's options that also bring the {@link ExpressLane} of the attempt to the {@link LaneNetworkFactory}. */
final class LaneOptions extends MqttConnectionOptions {
    private final ExpressLane lane;

    LaneOptions(ExpressLane lane) {
        this.lane = lane;
    }

    ExpressLane lane() {
        return lane;
    }
}
