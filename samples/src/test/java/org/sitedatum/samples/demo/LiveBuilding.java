package org.sitedatum.samples.demo;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.client.StockConnection;

/** The sample building on a node with its page, as the demo shows it, with everybody walking in it or with nobody; all on loopback. */
public final class LiveBuilding implements AutoCloseable {

    private static final EpochNanoClock CLOCK = EpochNanoClock.system();

    private final DemoNode node;
    private final Optional<Crowd> crowd;

    /** Starts the node and the sensors. */
    public LiveBuilding() throws IOException, InterruptedException, MqttException {
        this(new SampleBuilding().site());
    }

    /** The same on a node that begins with another document of the building. */
    public LiveBuilding(Site document) throws IOException, InterruptedException, MqttException {
        this(DemoNode.start(document, 0, OptionalInt.of(0)), true);
    }

    private LiveBuilding(DemoNode node, boolean isPeopled) throws InterruptedException, MqttException {
        this.node = node;
        this.crowd = isPeopled ? Optional.of(Crowd.enter(node)) : Optional.empty();
    }

    /** At night: no sensor says anything. */
    public static LiveBuilding empty() throws IOException, InterruptedException, MqttException {
        return new LiveBuilding(DemoNode.start(new SampleBuilding().site(), 0, OptionalInt.of(0)), false);
    }

    /** Where the page is. */
    public String url() {
        return node.page();
    }

    @Override
    public void close() throws InterruptedException {
        if (crowd.isPresent()) {
            crowd.get().leave();
        }
        node.close();
    }

    /** Everybody in the building, as their sensors tell of them. */
    private record Crowd(StockConnection sensors, SensorFeed feed, Thread feeding) {

        static Crowd enter(DemoNode node) throws MqttException {
            long start = CLOCK.epochNanos();
            BuildingSimulation simulation = new BuildingSimulation(1, start);
            Scoreboard scores = new Scoreboard(simulation.building().site(), simulation.truth(), start, 0);
            StockConnection sensors =
                    StockConnection.open(node.url(), "page-sensors", List.of(), (topic, payload) -> {});
            SensorFeed feed = new SensorFeed(simulation, CLOCK::epochNanos, sensors::publish, scores);
            Thread feeding = new Thread(feed, "feed");
            feeding.start();
            return new Crowd(sensors, feed, feeding);
        }

        void leave() throws InterruptedException {
            feed.stop();
            feeding.join();
            sensors.close();
        }
    }
}
