package org.sitedatum.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.paho.mqttv5.client.MqttAsyncClient;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;

class BrokerLinkTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** As when a subscription is answered while its connection is being lost. */
    @Test
    void shouldDoNothingForAConnectionThatWasLost() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0))) {
            Connections connections = new Connections();
            BrokerLink link = new BrokerLink(ConnectionOptions.of(broker.address(), "link"), connections, 0);
            link.start();
            await().atMost(PATIENCE).until(() -> connections.seen.size() == 1);
            MqttAsyncClient lost = connections.seen.get(0);
            link.restart(lost, "for the test");
            await().atMost(PATIENCE).until(() -> connections.seen.size() == 2);
            List<String> done = new CopyOnWriteArrayList<>();

            link.whileUp(lost, () -> done.add("for the lost"));
            link.whileUp(connections.seen.get(1), () -> done.add("for the present"));

            await().atMost(PATIENCE).until(() -> done.contains("for the present"));
            assertThat(done).containsExactly("for the present");
            link.close();
        }
    }

    private static final class Connections implements LinkUser {
        private final List<MqttAsyncClient> seen = new CopyOnWriteArrayList<>();

        @Override
        public void onUp(MqttAsyncClient client, LaneOutput lane) {
            seen.add(client);
        }

        @Override
        public void onDown() {
            // what is asked is whether steps are done
        }

        @Override
        public void onTakenOver() {
            throw new AssertionError("nobody takes the client id");
        }
    }
}
