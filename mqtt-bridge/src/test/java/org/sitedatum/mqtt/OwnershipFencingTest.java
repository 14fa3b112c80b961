package org.sitedatum.mqtt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;
import org.sitedatum.mqtt.broker.MosquittoProcess;
import org.sitedatum.mqtt.session.BrokerAddress;

/** Two owners of one site, as after a network split: the younger stays, the older stands down for good. */
class OwnershipFencingTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldLeaveOneOwnerOnTheEmbeddedBroker() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0))) {
            shouldLeaveOneOwner(broker.address());
        }
    }

    @Test
    void shouldLeaveOneOwnerOnMosquittoWhichGivesNoReason(@TempDir Path folder) throws Exception {
        try (MosquittoProcess mosquitto = MosquittoProcess.start(folder)) {
            shouldLeaveOneOwner(mosquitto.address());
        }
    }

    private static void shouldLeaveOneOwner(BrokerAddress broker) {
        TakenOvers old = new TakenOvers();
        TakenOvers young = new TakenOvers();
        try (MqttBridge first = open(broker, 7, old)) {
            await().atMost(PATIENCE).until(first::isUp);
            try (MqttBridge second = open(broker, 8, young);
                    TestClient client = new TestClient(broker, "watcher", "sitedatum/hq/status")) {
                await().atMost(PATIENCE).until(() -> old.count.get() == 1);
                await().atMost(PATIENCE).until(() -> second.isUp() && !first.isUp());
                await().atMost(PATIENCE).until(() -> lastStatus(client).contains("\"epoch\":8,\"state\":\"online\""));
                await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> second.isUp() && !first.isUp());
                assertThat(young.count).hasValue(0);
                assertThat(old.count).hasValue(1);
                assertThat(lastStatus(client)).contains("\"epoch\":8,\"state\":\"online\"");
            }
        }
    }

    private static String lastStatus(TestClient client) {
        return client.heard().isEmpty()
                ? ""
                : client.heard().get(client.heard().size() - 1).payload();
    }

    private static MqttBridge open(BrokerAddress broker, long epoch, BridgeListener listener) {
        return MqttBridge.start(
                MqttBridgeOptions.of(broker, "sector-hq"),
                MqttBridgeTest.SITE,
                1,
                "node-" + epoch,
                epoch,
                EpochNanoClock.system(),
                EchoConsumer::new,
                listener);
    }

    private static final class TakenOvers implements BridgeListener {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public void onTakenOver() {
            count.incrementAndGet();
        }
    }
}
