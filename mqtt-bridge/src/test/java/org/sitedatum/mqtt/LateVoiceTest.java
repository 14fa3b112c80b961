package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.session.BrokerAddress;

/** A bridge whose connection in comes up well before the one out: what it found meanwhile is said once it can speak. */
class LateVoiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldSayTheLastPoseAndTheRefusalsThatItFoundBeforeItCouldSpeak() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
                HoleProxy proxy = new HoleProxy(broker.port());
                TestClient client = new TestClient(broker.address(), "client", "sitedatum/hq/#")) {
            proxy.holdBack("late-out");
            try (MqttBridge bridge = MqttBridge.start(
                    MqttBridgeOptions.of(BrokerAddress.parse("mqtt://127.0.0.1:" + proxy.port()), "late"),
                    MqttBridgeTest.SITE,
                    1,
                    "node-late",
                    7,
                    EpochNanoClock.system(),
                    EchoConsumer::new,
                    BridgeListener.SILENT)) {
                await().atMost(PATIENCE).until(() -> {
                    client.send("sitedatum/hq/fix/uwb-1", rangeNow());
                    client.send("sitedatum/hq/fix/bad-1", "{\"kind\":\"sonar\",\"stamp\":1}");
                    return bridge.counts().poses() > 0 && bridge.counts().rejected() > 0;
                });
                assertThat(bridge.isUp()).isFalse();
                assertThat(client.heard())
                        .allSatisfy(heard -> assertThat(heard.topic()).contains("/fix/"));

                proxy.release();

                await().atMost(PATIENCE)
                        .until(() -> !client.heardOn("sitedatum/hq/last/agv-1").isEmpty()
                                && !client.heardOn("sitedatum/hq/rejected/bad-1")
                                        .isEmpty());
                assertThat(client.heardOn("sitedatum/hq/last/agv-1").get(0).payload())
                        .contains("\"epoch\":7");
            }
        }
    }

    private static String rangeNow() {
        return "{\"kind\":\"range\",\"stamp\":%d,\"trackable\":\"agv-1\",\"anchor\":\"A0\",\"range\":2.07}"
                .formatted(EpochNanoClock.system().epochNanos() / 1_000);
    }
}
