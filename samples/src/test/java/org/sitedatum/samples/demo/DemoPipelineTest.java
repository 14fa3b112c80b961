package org.sitedatum.samples.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.positioning.site.TrackableKind;
import org.sitedatum.samples.building.BuildingSimulation;
import org.sitedatum.samples.building.SampleBuilding;
import org.sitedatum.samples.building.motion.BodyState;
import org.sitedatum.samples.client.AlignmentMessage;
import org.sitedatum.samples.client.OdometryMessage;
import org.sitedatum.samples.client.PoseMessage;
import org.sitedatum.samples.client.RejectionMessage;
import org.sitedatum.samples.client.StockConnection;
import org.sitedatum.samples.robot.OwnPose;

/** From simulated sensors through broker, bridge and engine back to clients, on loopback and a free port. */
class DemoPipelineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final EpochNanoClock CLOCK = EpochNanoClock.system();

    private final SampleBuilding building = new SampleBuilding();
    private final Map<String, PoseMessage> newest = new ConcurrentHashMap<>();
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();
    private final Map<String, Double> ownErrors = new ConcurrentHashMap<>();
    private final OwnPose ownPose = new OwnPose();

    @Test
    void shouldBringEverybodysPoseBackToClients() throws IOException, InterruptedException, MqttException {
        try (DemoNode node = DemoNode.start(building.site(), 0)) {
            long start = CLOCK.epochNanos();
            BuildingSimulation simulation = new BuildingSimulation(1, start);
            Scoreboard scores = new Scoreboard(building.site(), simulation.truth(), start, 0);
            String topics = "sitedatum/" + building.site().id();
            try (StockConnection client = StockConnection.open(
                            node.url(),
                            "test-client",
                            List.of(
                                    topics + "/pose/+",
                                    topics + "/rejected/+",
                                    topics + "/frame/robot-1.odom",
                                    topics + "/fix/robot-1.wheels"),
                            (topic, payload) -> hear(topic, payload, scores, simulation));
                    StockConnection sensors =
                            StockConnection.open(node.url(), "test-sensors", List.of(), (topic, payload) -> {})) {
                SensorFeed feed = new SensorFeed(simulation, CLOCK::epochNanos, sensors::publish, scores);
                Thread feeding = new Thread(feed, "feed");
                feeding.start();

                await().atMost(PATIENCE)
                        .until(() ->
                                newest.keySet().containsAll(simulation.truth().trackables()));
                await().atMost(PATIENCE).until(() -> newest.keySet().stream().anyMatch(id -> id.startsWith("anon-")));
                await().atMost(PATIENCE).until(() -> reasons.contains("MALFORMED"));
                await().atMost(PATIENCE).until(() -> ownErrors.getOrDefault("robot-1", 9.0) < 0.5);

                feed.stop();
                feeding.join();
                assertThat(client.unsent() + sensors.unsent()).isZero();
            }
            Block block = scores.takeBlock();
            assertThat(block.bodies()).isEqualTo(13);
            assertThat(block.latency().p50()).isPositive();
            assertThat(block.errors()).hasSize(4);
            assertThat(block.errors().get(TrackableKind.VEHICLE).rmse()).isLessThan(1);
        }
    }

    private void hear(String topic, byte[] payload, Scoreboard scores, BuildingSimulation simulation) {
        try {
            if (topic.contains("/pose/")) {
                PoseMessage pose = PoseMessage.read(payload);
                newest.put(pose.trackable(), pose);
                scores.received(pose, System.nanoTime());
            } else if (topic.contains("/rejected/")) {
                RejectionMessage refusal = RejectionMessage.read(payload);
                reasons.add(refusal.reason());
                scores.refused(refusal);
            } else if (topic.contains("/frame/")) {
                AlignmentMessage alignment = AlignmentMessage.read(payload);
                ownPose.align(alignment.siteFromFrame(), alignment.stampNanos());
            } else {
                composed(OdometryMessage.read(payload), simulation);
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(topic, unreadable);
        }
    }

    private void composed(OdometryMessage odometry, BuildingSimulation simulation) {
        BodyState truth = simulation.truth().stateAt("robot-1", odometry.stampNanos());
        ownPose.at(odometry.odomFromBody())
                .map(RigidTransform::translation)
                .ifPresent(place -> ownErrors.put(
                        "robot-1",
                        Math.hypot(
                                place.x() - truth.position().x(),
                                place.y() - truth.position().y())));
    }
}
