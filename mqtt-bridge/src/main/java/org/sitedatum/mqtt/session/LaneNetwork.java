package org.sitedatum.mqtt.session;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;
import org.eclipse.paho.mqttv5.client.internal.NetworkModule;
import org.eclipse.paho.mqttv5.common.MqttException;

/** One of Paho's networks with an {@link ExpressLane} between Paho and the socket. */
final class LaneNetwork implements NetworkModule {
    private final NetworkModule network;
    private final ExpressLane lane;
    private final Optional<HeldNetwork> held;

    LaneNetwork(NetworkModule network, ExpressLane lane, Optional<HeldNetwork> held) {
        this.network = network;
        this.lane = lane;
        this.held = held;
    }

    @Override
    public void start() throws IOException, MqttException {
        if (held.isPresent()) {
            held.get().attach(network);
            lane.open(held.get().input(), held.get().output());
        } else {
            network.start();
            lane.open(network.getInputStream(), network.getOutputStream());
        }
    }

    @Override
    public InputStream getInputStream() {
        return lane.input();
    }

    @Override
    public OutputStream getOutputStream() {
        return lane.output();
    }

    @Override
    public void stop() throws IOException {
        held.ifPresent(HeldNetwork::abandon);
        network.stop();
    }

    @Override
    public String getServerURI() {
        return network.getServerURI();
    }
}
