package org.sitedatum.cluster.robot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.sitedatum.cluster.SensorsAndApp;
import org.sitedatum.cluster.api.RunningNode;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.EpochNanoClock;
import org.sitedatum.mqtt.SiteFormats;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.ros.RosVersion;
import org.sitedatum.mqtt.rosbridge.RosRobot;
import org.sitedatum.mqtt.rosbridge.RosbridgeOptions;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.vda5050.VdaOptions;
import org.sitedatum.mqtt.vda5050.VdaRobot;
import org.sitedatum.mqtt.vda5050.VdaVersion;
import org.sitedatum.positioning.site.Site;

/** A node with a robot that is told its pose over rosbridge, and where it is over VDA 5050 when it asks. */
class RobotLinksTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String LOST = "{\"driving\":false,\"lastNodeId\":\"n7\",\"agvPosition\":{\"x\":0,\"y\":0,"
            + "\"theta\":0,\"mapId\":\"\",\"positionInitialized\":false},\"actionStates\":[]}";

    private static final Site SITE = site("""
            {"id":"hall","name":"Hall",
             "floors":[{"id":"g","name":"ground","elevation":0,"height":5,"outline":[[0,0],[40,0],[40,30],[0,30]]}],
             "trackables":[{"id":"agv","name":"AGV","kind":"vehicle","tags":[{"id":"agv-tag","leverArm":[0,0,0]}]}]}
            """);

    @Test
    void shouldTellARobotItsPoseAndWhereItIsWhenItAsks() throws Exception {
        Vertx vertx = Vertx.vertx();
        List<JsonNode> heard = new CopyOnWriteArrayList<>();
        var server = vertx.createHttpServer()
                .webSocketHandler(socket -> socket.textMessageHandler(text -> heard.add(json(text))))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get();
        try (RunningNode node = RunningNode.serving(SITE);
                SensorsAndApp sensors = new SensorsAndApp(node.node().broker(), "hall");
                Robot robot = new Robot(node);
                RobotLinks links = RobotLinks.start(
                        List.of(bridge(server.actualPort())), Map.of("hall", formats()), node.node(), node.live())) {
            await().atMost(PATIENCE).until(links::isUp);

            Callable<Boolean> isTold = () -> {
                sensors.sendRaw("vps", poseNow());
                robot.say(LOST);
                return count(heard, "/tf") > 3 && count(heard, "/sitedatum/agv/pose") > 3 && !robot.told.isEmpty();
            };
            await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(isTold);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get();
        }

        JsonNode transform = heard.stream()
                .filter(message -> isOn(message, "/tf"))
                .filter(message -> message.has("msg"))
                .findFirst()
                .orElseThrow()
                .at("/msg/transforms/0");
        assertThat(transform.at("/header/frame_id").asText()).isEqualTo("map");
        assertThat(transform.get("child_frame_id").asText()).isEqualTo("agv/base_link");
        assertThat(transform.at("/transform/translation/x").doubleValue()).isBetween(3.5, 4.5);
        assertThat(heard.get(0).get("op").asText()).isEqualTo("advertise");
    }

    private static long count(List<JsonNode> heard, String topic) {
        return heard.stream()
                .filter(message -> isOn(message, topic) && message.has("msg"))
                .count();
    }

    private static boolean isOn(JsonNode message, String topic) {
        return message.path("topic").asText().equals(topic);
    }

    private static RosbridgeOptions bridge(int port) {
        return new RosbridgeOptions(
                URI.create("ws://127.0.0.1:" + port),
                Optional.empty(),
                RosVersion.ROS_2,
                "map",
                "sitedatum",
                20,
                List.of(new RosRobot("agv", "agv", Optional.empty(), "agv/odom", "agv/base_link")));
    }

    private static SiteFormats formats() {
        VdaOptions fleet = new VdaOptions(
                "sitedatum",
                VdaVersion.V2_1,
                RigidTransform.IDENTITY,
                Map.of(),
                Map.of("agv", new VdaRobot("KIT", "0001")),
                Optional.of("uagv"));
        return new SiteFormats(false, false, Optional.of(fleet), List.of());
    }

    /** The robot's own side of the fleet's interface. */
    private static final class Robot implements AutoCloseable {
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final MqttPublisher publisher;
        private final MqttSubscriber subscriber;

        private Robot(RunningNode node) {
            publisher = MqttPublisher.open(
                    ConnectionOptions.of(node.node().broker(), "robot-out"),
                    PublisherOptions.defaults(),
                    ConnectionListener.SILENT);
            subscriber = MqttSubscriber.open(
                    ConnectionOptions.of(node.node().broker(), "robot-in"),
                    List.of("uagv/v2/KIT/0001/instantActions"),
                    0,
                    (topic, payload) -> told.add(new String(payload, StandardCharsets.UTF_8)),
                    ConnectionListener.SILENT);
            await().atMost(PATIENCE).until(() -> publisher.isUp() && subscriber.isUp());
        }

        private void say(String state) {
            publisher.publish("uagv/v2/KIT/0001/state", state.getBytes(StandardCharsets.UTF_8), Delivery.LIVE);
        }

        @Override
        public void close() {
            assertThat(told).first().asString().contains("initPosition", "\"lastNodeId\",\"value\":\"n7\"", "\"g\"");
            subscriber.close();
            publisher.close();
        }
    }

    private static String poseNow() {
        return "{\"kind\":\"pose\",\"stamp\":" + EpochNanoClock.system().epochNanos() / 1_000
                + ",\"trackable\":\"agv-tag\",\"position\":[4,5,0],\"orientation\":[0,0,0,1],\"covariance\":"
                + "[0.0004,0,0,0,0,0,0.0004,0,0,0,0,0.0004,0,0,0,0.0004,0,0,0.0004,0,0.0004]}";
    }

    private static Site site(String document) {
        byte[] json = document.getBytes(StandardCharsets.UTF_8);
        return ((SiteDecoding.Sound) new SiteJsonDecoder().decode(json)).site();
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
