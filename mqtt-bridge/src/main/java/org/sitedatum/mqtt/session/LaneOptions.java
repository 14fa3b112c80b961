package org.sitedatum.mqtt.session;

import java.util.Optional;
import org.eclipse.paho.mqttv5.client.MqttConnectionOptions;

/** Paho's options that also bring the {@link ExpressLane} of the attempt to the {@link LaneNetworkFactory}. */
final class LaneOptions extends MqttConnectionOptions {
    private final ExpressLane lane;
    private final Optional<HeldNetwork> held;

    LaneOptions(ExpressLane lane, Optional<HeldNetwork> held) {
        this.lane = lane;
        this.held = held;
    }

    Optional<HeldNetwork> held() {
        return held;
    }

    ExpressLane lane() {
        return lane;
    }
}
