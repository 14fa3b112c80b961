package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Quaternion;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.codec.FixProtobufEncoder;
import org.sitedatum.mqtt.codec.PoseProtobufDecoder;
import org.sitedatum.mqtt.codec.PublishedPose;
import org.sitedatum.mqtt.codec.SampleSite;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.foreign.Decoded;
import org.sitedatum.mqtt.geopose.GeoPoseOutput;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.mqtt.vda5050.VdaOptions;
import org.sitedatum.mqtt.vda5050.VdaRobot;
import org.sitedatum.mqtt.vda5050.VdaVersion;
import org.sitedatum.mqtt.vendor.AdapterKind;
import org.sitedatum.mqtt.vendor.AdapterOptions;
import org.sitedatum.positioning.PoseEstimate;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.fix.FixHeader;
import org.sitedatum.positioning.fix.RangeFix;
import org.sitedatum.positioning.site.Site;

/** Other formats, through a bridge and a broker. */
class SiteFormatsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String TAG = "[{\"version\":\"1\",\"tagId\":\"5\",\"timestamp\":1600000000,\"success\":true,"
            + "\"data\":{\"coordinates\":{\"x\":1000,\"y\":2000,\"z\":3000}}}]";

    private static final VdaOptions FLEET =
            VdaOptions.of(VdaVersion.V2_1, Map.of("agv-1", new VdaRobot("KIT", "0001")));

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() throws IOException {
        broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldTakeBinaryFixesAndSayPosesInEveryFormThatIsOn() {
        SiteFormats formats = new SiteFormats(true, true, Optional.of(FLEET), List.of());
        List<byte[]> binary = new CopyOnWriteArrayList<>();
        try (MqttBridge bridge = open("forms", MqttBridgeTest.SITE, formats, TurnedEcho::new);
                MqttSubscriber ears = ears("forms-ears", "sitedatum/hq/poseb/agv-1", binary);
                TestClient client =
                        new TestClient(broker.address(), "forms-client", "sitedatum/hq/geopose/+", "sitedatum/v2/#");
                MqttPublisher sensor = publisher("forms-sensor")) {
            Fix fix = new RangeFix(
                    FixHeader.of("uwb", 1_767_225_600_921_000_000L, 0, "agv-1"), "A0", 2, 0.1, Double.NaN, Double.NaN);
            sensor.publish("sitedatum/hq/fixb/uwb-1", new FixProtobufEncoder().encode(fix), Delivery.EVENT);

            await().atMost(PATIENCE)
                    .until(() -> !binary.isEmpty() && !client.heard().isEmpty());
            Decoded<PublishedPose> pose = new PoseProtobufDecoder().decode(binary.get(0));
            assertThat(pose).isInstanceOf(Decoded.Read.class);
            assertThat(((Decoded.Read<PublishedPose>) pose).value().epoch()).isEqualTo(7);
            assertThat(client.heardOn("sitedatum/v2/KIT/0001/visualization")
                            .get(0)
                            .payload())
                    .contains("\"agvPosition\":{\"x\":1.0,\"y\":2.0,\"theta\":1.0,\"mapId\":\"g\"");
            assertThat(client.heardOn("sitedatum/hq/geopose/").get(0).payload())
                    .contains("\"quaternion\":", "\"validTime\":1767225600921", "\"trackable\":\"agv-1\"");
            assertThat(bridge.counts().fixes()).isEqualTo(1);
        }
    }

    @Test
    void shouldStaySilentAndSayWhyWithoutGeoreference() {
        byte[] nowhere =
                SampleSite.JSON.replaceFirst("\"georeference\":\\{[^}]*},", "").getBytes(StandardCharsets.UTF_8);
        Site site = ((SiteDecoding.Sound) new SiteJsonDecoder().decode(nowhere)).site();
        assertThat(site.georeference()).isEmpty();
        try (MqttBridge bridge =
                        open("flat", site, new SiteFormats(false, true, Optional.empty(), List.of()), TurnedEcho::new);
                TestClient client = new TestClient(broker.address(), "flat-client", "sitedatum/hq/#")) {
            client.send(
                    "sitedatum/hq/fix/uwb-1",
                    "{\"kind\":\"range\",\"stamp\":1767225600921000,\"trackable\":\"agv-1\",\"anchor\":\"A0\",\"range\":2}");

            await().atMost(PATIENCE)
                    .until(() -> !client.heardOn("sitedatum/hq/pose/").isEmpty());
            await().atMost(PATIENCE)
                    .until(() -> client.heardOn("sitedatum/hq/status").stream()
                            .anyMatch(heard -> heard.payload().contains(GeoPoseOutput.NO_GEOREFERENCE)));
            assertThat(client.heardOn("sitedatum/hq/geopose/")).isEmpty();
            assertThat(client.heardOn("sitedatum/hq/poseb/")).isEmpty();
            assertThat(bridge.counts().fixes()).isEqualTo(1);
        }
    }

    @Test
    void shouldHearAVendorLiveAndNeverItsRetainedPast() {
        AdapterOptions pozyx = AdapterOptions.of(AdapterKind.POZYX, "hall-b").withTopic("hall-b/tags/#");
        List<Fix> heard = new CopyOnWriteArrayList<>();
        try (MqttPublisher gateway = publisher("hall-gateway")) {
            byte[] stale = TAG.replace("\"5\"", "\"stale\"").getBytes(StandardCharsets.UTF_8);
            gateway.publish("hall-b/tags/stale", stale, Delivery.STANDING);
            awaitRetained("hall-b/tags/stale");
            try (MqttBridge bridge = open(
                            "vendor",
                            MqttBridgeTest.SITE,
                            new SiteFormats(false, false, Optional.empty(), List.of(pozyx)),
                            out -> new Keeper(heard));
                    TestClient client = new TestClient(broker.address(), "vendor-client", "sitedatum/hq/rejected/+")) {
                client.send("hall-b/tags/5", TAG);
                client.send("hall-b/tags/5", "nonsense");

                await().atMost(PATIENCE)
                        .until(() -> !heard.isEmpty() && bridge.counts().rejected() == 1);
                assertThat(heard).singleElement().satisfies(fix -> {
                    assertThat(fix.header().source()).isEqualTo("hall-b");
                    assertThat(fix.header().trackable()).contains("5");
                });
                await().atMost(PATIENCE)
                        .until(() ->
                                client.heardOn("sitedatum/hq/rejected/hall-b").size() == 1);
            }
        }
    }

    private static void awaitRetained(String topic) {
        try (TestClient client = new TestClient(broker.address(), "retained-client", topic)) {
            await().atMost(PATIENCE).until(() -> !client.heard().isEmpty());
        }
    }

    private static MqttBridge open(
            String name, Site site, SiteFormats formats, Function<PosePublisher, FixConsumer> consumer) {
        MqttBridge bridge = MqttBridge.start(
                MqttBridgeOptions.of(broker.address(), name).withFormats(formats),
                site,
                1,
                "node-" + name,
                7,
                EpochNanoClock.system(),
                consumer,
                BridgeListener.SILENT);
        await().atMost(PATIENCE).until(bridge::isUp);
        return bridge;
    }

    private static MqttSubscriber ears(String id, String filter, List<byte[]> heard) {
        MqttSubscriber ears = MqttSubscriber.open(
                ConnectionOptions.of(broker.address(), id),
                List.of(filter),
                1,
                (topic, payload) -> heard.add(payload),
                ConnectionListener.SILENT);
        await().atMost(PATIENCE).until(ears::isUp);
        return ears;
    }

    private static MqttPublisher publisher(String id) {
        MqttPublisher publisher = MqttPublisher.open(
                ConnectionOptions.of(broker.address(), id), PublisherOptions.defaults(), ConnectionListener.SILENT);
        await().atMost(PATIENCE).until(publisher::isUp);
        return publisher;
    }

    /** Answers each fix with a pose that is turned. */
    private record TurnedEcho(PosePublisher out) implements FixConsumer {
        @Override
        public void onFix(Fix fix) {
            PoseEstimate flat = EchoConsumer.pose(fix.header().trackable().orElseThrow(), fix.stampNanos(), 0);
            out.onPose(new PoseEstimate(
                    flat.trackable(),
                    flat.stampNanos(),
                    flat.floor(),
                    flat.position(),
                    Optional.of(Quaternion.ofYaw(1)),
                    flat.covariance(),
                    flat.velocity(),
                    Optional.of(flat.velocity()),
                    flat.state(),
                    flat.protectionLevel(),
                    flat.sources(),
                    flat.existence(),
                    flat.label(),
                    flat.seq(),
                    flat.revision(),
                    Double.NaN));
        }

        @Override
        public void onTime(long nowNanos) {}
    }

    private record Keeper(List<Fix> heard) implements FixConsumer {
        @Override
        public void onFix(Fix fix) {
            heard.add(fix);
        }

        @Override
        public void onTime(long nowNanos) {}
    }
}
