package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;

class BrokerOutageTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String RANGE =
            "{\"kind\":\"range\",\"stamp\":%d,\"trackable\":\"agv-1\",\"anchor\":\"A0\",\"range\":2.07}";

    private final AtomicReference<PosePublisher> out = new AtomicReference<>();
    private final Function<PosePublisher, FixConsumer> keeping = publisher -> {
        out.set(publisher);
        return new EchoConsumer(publisher);
    };

    @Test
    void shouldServeAgainWithinTwoSecondsOfTheBrokerComingBackAndFlushNoStalePose() throws IOException {
        EmbeddedBroker first = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        try (MqttBridge bridge = MqttBridgeTest.open(first.address(), "out", keeping, BridgeListener.SILENT)) {
            first.close();
            await().atMost(PATIENCE).until(() -> !bridge.isUp());
            bridge.execute(() -> {
                for (int i = 0; i < 1000; i++) {
                    out.get().onPose(EchoConsumer.pose("stale-1", i, i));
                }
                out.get().publishEvent("fence", "dock", "{\"during\":\"outage\"}".getBytes(StandardCharsets.UTF_8));
            });
            await().atMost(PATIENCE).until(() -> bridge.counts().poses() == 1000);

            EmbeddedBroker second = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(first.port()));
            long back = System.nanoTime();
            await().pollInterval(Duration.ofMillis(5)).atMost(PATIENCE).until(bridge::isUp);
            double seconds = (System.nanoTime() - back) * 1e-9;

            try (TestClient client = new TestClient(second.address(), "client", "sitedatum/hq/#")) {
                client.send("sitedatum/hq/fix/uwb-1", RANGE.formatted(1_767_225_600_000_000L));
                await().atMost(PATIENCE)
                        .until(() -> !client.heardOn("sitedatum/hq/pose/agv-1").isEmpty());
                await().atMost(PATIENCE)
                        .until(() -> !client.heardOn("sitedatum/hq/frames").isEmpty());
                assertThat(client.heardOn("sitedatum/hq/pose/stale-1")).isEmpty();
                assertThat(client.heardOn("sitedatum/hq/last/stale-1")).isEmpty();
            }
            assertThat(seconds).as("seconds until connected and resubscribed").isLessThan(2);
            assertThat(bridge.counts().out().droppedOffline()).isGreaterThanOrEqualTo(1000);
            second.close();
        }
    }

    @Test
    void shouldSendTheEventsOfAnOutageAfterIt() throws IOException {
        EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
        try (HoleProxy proxy = new HoleProxy(broker.port());
                TestClient client = new TestClient(broker.address(), "client", "sitedatum/hq/event/+/+")) {
            BrokerAddress through = BrokerAddress.parse("mqtt://127.0.0.1:" + proxy.port());
            try (MqttBridge bridge = MqttBridgeTest.open(through, "hole", keeping, BridgeListener.SILENT)) {
                long silent = System.nanoTime();
                proxy.swallow();
                bridge.execute(() -> {
                    for (int i = 0; i < 20; i++) {
                        out.get().publishEvent("fence", "f-" + i, new byte[] {'x'});
                    }
                });
                await().atMost(PATIENCE).until(() -> !bridge.isUp());
                double seconds = (System.nanoTime() - silent) * 1e-9;
                proxy.heal();

                await().atMost(PATIENCE).until(bridge::isUp);
                await().atMost(PATIENCE)
                        .until(() -> client.heard().stream().distinct().count() == 20);
                assertThat(seconds)
                        .as("seconds until a silent network is noticed")
                        .isLessThan(5.5);
            }
        } finally {
            broker.close();
        }
    }
}
