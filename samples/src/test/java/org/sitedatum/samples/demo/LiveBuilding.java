package org.sitedatum.samples.demo;

import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.client.StockConnection;

/** The sample building with everybody walking in it, on a node with its page, as the demo shows it; all on loopback. */
public final class LiveBuilding implements AutoCloseable {

    private static final EpochNanoClock CLOCK = EpochNanoClock.system();

    private final DemoNode node;
    private final StockConnection sensors;
    private final SensorFeed feed;
    private final Thread feeding;

    /** Starts the node and the sensors. */
    public LiveBuilding() throws IOException, InterruptedException, MqttException {
        this(new SampleBuilding().site());
    }

    /** The same on a node that begins with another document of the building. */
    public LiveBuilding(Site document) throws IOException, InterruptedException, MqttException {
        SampleBuilding building = new SampleBuilding();
        node = DemoNode.start(document, 0, OptionalInt.of(0));
        long start = CLOCK.epochNanos();
        BuildingSimulation simulation = new BuildingSimulation(1, start);
        Scoreboard scores = new Scoreboard(building.site(), simulation.truth(), start, 0);
        sensors = StockConnection.open(node.url(), "page-sensors", List.of(), (topic, payload) -> {});
        feed = new SensorFeed(simulation, CLOCK::epochNanos, sensors::publish, scores);
        feeding = new Thread(feed, "feed");
        feeding.start();
    }

    /** Where the page is. */
    public String url() {
        return node.page();
    }

    @Override
    public void close() throws InterruptedException {
        feed.stop();
        feeding.join();
        sensors.close();
        node.close();
    }
}
