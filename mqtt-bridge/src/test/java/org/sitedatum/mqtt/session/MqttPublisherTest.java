package org.sitedatum.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.broker.EmbeddedBroker;
import org.sitedatum.mqtt.broker.EmbeddedBrokerOptions;

class MqttPublisherTest {
    private static final int CONNECTIONS = 20;

    @Test
    void shouldTakeALiveMessageAsSoonAsItSaysThatItIsUp() throws IOException {
        long lost = 0;
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0))) {
            for (int i = 0; i < CONNECTIONS; i++) {
                try (MqttPublisher publisher = MqttPublisher.open(
                        ConnectionOptions.of(broker.address(), "p-" + i),
                        PublisherOptions.defaults(),
                        ConnectionListener.SILENT)) {
                    while (!publisher.isUp()) {
                        Thread.onSpinWait();
                    }
                    publisher.publish("a", new byte[1], Delivery.LIVE);
                    lost += publisher.counts().droppedOffline();
                }
            }
        }
        assertThat(lost).isZero();
    }
}
