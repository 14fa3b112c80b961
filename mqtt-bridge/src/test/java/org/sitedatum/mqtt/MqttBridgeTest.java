package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sitedatum.frames.geometry.Covariance6;
import org.sitedatum.frames.geometry.RigidTransform;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.codec.SampleSite;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.PublisherOptions;
import org.sitedatum.positioning.event.MergeEvent;
import org.sitedatum.positioning.fix.Fix;
import org.sitedatum.positioning.site.Site;

class MqttBridgeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    static final Site SITE = ((SiteDecoding.Sound)
                    new SiteJsonDecoder().decode(SampleSite.JSON.getBytes(StandardCharsets.UTF_8)))
            .site();
    private static final String RANGE =
            "{\"kind\":\"range\",\"stamp\":1767225600921000,\"trackable\":\"agv-1\",\"anchor\":\"A0\",\"range\":2.07}";

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
    void shouldTurnFixesIntoPosesAndSayWhatStands() {
        try (MqttBridge bridge = open(broker.address(), "one", EchoConsumer::new, BridgeListener.SILENT);
                TestClient client = new TestClient(broker.address(), "one-client", "sitedatum/hq/#")) {
            client.send("sitedatum/hq/fix/uwb-1", "[" + RANGE + "," + RANGE + "]");

            await().atMost(PATIENCE)
                    .until(() -> client.heardOn("sitedatum/hq/pose/agv-1").size() == 2);
            await().atMost(PATIENCE)
                    .until(() -> client.heardOn("sitedatum/hq/last/agv-1").size() == 1);
            await().atMost(PATIENCE)
                    .until(() -> !client.heardOn("sitedatum/hq/frames").isEmpty());
            await().atMost(PATIENCE)
                    .until(() -> !client.heardOn("sitedatum/hq/status").isEmpty());
            assertThat(client.heardOn("sitedatum/hq/pose/agv-1").get(1).payload())
                    .startsWith("{\"trackable\":\"agv-1\",\"stamp\":1767225600921000,\"frame\":\"site\"")
                    .contains("\"epoch\":7", "\"seq\":1");
            assertThat(client.heardOn("sitedatum/hq/frames").get(0).payload()).contains("\"cam-1_optical\"");
            assertThat(client.heardOn("sitedatum/hq/status").get(0).payload())
                    .contains("\"owner\":\"node-one\"", "\"state\":\"online\"", "\"epoch\":7");
            assertThat(bridge.counts().fixes()).isEqualTo(2);
            assertThat(bridge.counts().poses()).isEqualTo(2);
        }
    }

    @Test
    void shouldTellASourceWhyItsFixesAreRefusedWithoutFloodingIt() {
        try (MqttBridge bridge = open(broker.address(), "two", EchoConsumer::new, BridgeListener.SILENT);
                TestClient client = new TestClient(broker.address(), "two-client", "sitedatum/hq/rejected/+")) {
            for (int i = 0; i < 500; i++) {
                client.send("sitedatum/hq/fix/bad-1", "{\"kind\":\"sonar\",\"stamp\":" + i + "}");
            }

            await().atMost(PATIENCE).until(() -> bridge.counts().rejected() == 500);
            await().atMost(PATIENCE)
                    .until(() ->
                            client.heard().stream().anyMatch(h -> h.payload().contains("\"total\":500")));
            assertThat(client.heard())
                    .hasSizeLessThan(30)
                    .allSatisfy(h -> assertThat(h.payload())
                            .contains("\"source\":\"bad-1\"", "\"reason\":\"UNKNOWN_KIND\"", "'kind'"));
        }
    }

    @Test
    void shouldAnnounceAMovingAlignment() {
        AtomicReference<PosePublisher> out = new AtomicReference<>();
        Function<PosePublisher, FixConsumer> keeping = publisher -> {
            out.set(publisher);
            return new EchoConsumer(publisher);
        };
        try (MqttBridge bridge = open(broker.address(), "three", keeping, BridgeListener.SILENT);
                TestClient client = new TestClient(broker.address(), "three-client", "sitedatum/hq/frame/+")) {
            for (long revision = 1; revision <= 12; revision++) {
                long r = revision;
                bridge.execute(
                        () -> out.get().onAlignment("agv-1.odom", 5000, RigidTransform.IDENTITY, Covariance6.ZERO, r));
            }

            await().atMost(PATIENCE)
                    .until(() ->
                            client.heard().stream().anyMatch(h -> h.payload().contains("\"revision\":12")));
            assertThat(client.heard())
                    .hasSizeLessThan(6)
                    .allSatisfy(
                            h -> assertThat(h.payload()).contains("\"frame\":\"agv-1.odom\"", "\"parent\":\"site\""));
        }
    }

    @Test
    void shouldPublishWhatHappensUnderItsKindAndSubject() {
        AtomicReference<PosePublisher> out = new AtomicReference<>();
        Function<PosePublisher, FixConsumer> keeping = publisher -> {
            out.set(publisher);
            return new EchoConsumer(publisher);
        };
        try (MqttBridge bridge = open(broker.address(), "five", keeping, BridgeListener.SILENT);
                TestClient client = new TestClient(broker.address(), "five-client", "sitedatum/hq/event/+/+")) {
            bridge.execute(() ->
                    out.get().onEvent(new MergeEvent(9, 5000, "anon-4", "agv-1", MergeEvent.Change.MERGED, 0.99)));

            await().atMost(PATIENCE)
                    .until(() ->
                            !client.heardOn("sitedatum/hq/event/merge/agv-1").isEmpty());
            assertThat(client.heardOn("sitedatum/hq/event/merge/agv-1").get(0).payload())
                    .contains("\"event\":\"merge:agv-1:9\"", "\"epoch\":7");
        }
    }

    @Test
    void shouldSayWhatStandsOnceMoreForWhoSubscribedInTheSameMoment() throws IOException {
        try (EmbeddedBroker quiet = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
                TestClient client = new TestClient(quiet.address(), "early-client", "sitedatum/hq/frames");
                MqttBridge bridge = open(quiet.address(), "late", EchoConsumer::new, BridgeListener.SILENT)) {
            await().atMost(PATIENCE).until(bridge::isUp);
            await().atMost(PATIENCE)
                    .until(() -> client.heardOn("sitedatum/hq/frames").size() == 2);
        }
    }

    @Test
    void shouldSayOfflineWhenClosed() {
        try (TestClient client = new TestClient(broker.address(), "four-client", "sitedatum/hq/status")) {
            open(broker.address(), "four", EchoConsumer::new, BridgeListener.SILENT)
                    .close();

            await().atMost(PATIENCE)
                    .until(() -> client.heard().stream()
                            .anyMatch(h -> h.payload().contains("\"owner\":\"node-four\"")
                                    && h.payload().contains("\"state\":\"offline\"")));
        }
    }

    @Test
    void shouldRefuseWhatTheEngineCannotKeepUpWithAndSayHowMuch() {
        CountDownLatch stuck = new CountDownLatch(1);
        Function<PosePublisher, FixConsumer> slow = out -> new StuckConsumer(stuck);
        MqttBridgeOptions tight = withFixCapacity(MqttBridgeOptions.of(broker.address(), "six"), 10);
        try (MqttBridge bridge = MqttBridge.start(
                        tight, SITE, 1, "node-six", 7, EpochNanoClock.system(), slow, BridgeListener.SILENT);
                TestClient client = new TestClient(broker.address(), "six-client", "sitedatum/hq/rejected/+")) {
            await().atMost(PATIENCE).until(bridge::isUp);
            for (int i = 0; i < 2000; i++) {
                client.send("sitedatum/hq/fix/fast-1", RANGE);
            }
            await().atMost(PATIENCE).until(() -> bridge.counts().payloads() == 2000);
            stuck.countDown();

            await().atMost(PATIENCE).until(() -> !client.heard().isEmpty());
            BridgeCounts counts = bridge.counts();
            assertThat(counts.overloaded()).isPositive();
            assertThat(counts.overloaded() + counts.fixes()).isEqualTo(2000);
            assertThat(client.heard().get(0).payload()).contains("OVERLOAD", "\"count\":" + counts.overloaded());
        }
    }

    @Test
    void shouldSurviveAConsumerThatThrows() {
        try (MqttBridge bridge = open(broker.address(), "seven", out -> new ThrowingConsumer(), BridgeListener.SILENT);
                TestClient client = new TestClient(broker.address(), "seven-client", "none")) {
            client.send("sitedatum/hq/fix/uwb-1", "[" + RANGE + "," + RANGE + "]");

            await().atMost(PATIENCE).until(() -> bridge.counts().failures() == 2);
        }
    }

    static MqttBridge open(
            BrokerAddress address,
            String name,
            Function<PosePublisher, FixConsumer> consumer,
            BridgeListener listener) {
        MqttBridge bridge = MqttBridge.start(
                MqttBridgeOptions.of(address, name),
                SITE,
                1,
                "node-" + name,
                7,
                EpochNanoClock.system(),
                consumer,
                listener);
        await().atMost(PATIENCE).until(bridge::isUp);
        return bridge;
    }

    private static MqttBridgeOptions withFixCapacity(MqttBridgeOptions options, int capacity) {
        return new MqttBridgeOptions(
                options.broker(),
                options.clientId(),
                PublisherOptions.defaults(),
                capacity,
                options.tick(),
                options.lastInterval(),
                options.lastExpiry(),
                options.reportInterval(),
                options.statusInterval(),
                options.formats(),
                options.sector());
    }

    private record StuckConsumer(CountDownLatch until) implements FixConsumer {
        @Override
        public void onFix(Fix fix) {
            try {
                until.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void onTime(long nowNanos) {}
    }

    private static final class ThrowingConsumer implements FixConsumer {
        @Override
        public void onFix(Fix fix) {
            throw new IllegalStateException("a fault of the engine, on purpose");
        }

        @Override
        public void onTime(long nowNanos) {}
    }
}
