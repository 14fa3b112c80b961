package org.sitedatum.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.MqttSubscriber;
import org.sitedatum.mqtt.session.PublisherOptions;

class SlowSubscriberTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MESSAGES = 12_000;
    private static final int BYTES = 2048;

    @Test
    void shouldServeOthersWhileOneSubscriberReadsNothing() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0));
                Socket stopped = new Socket()) {
            stopped.setReceiveBufferSize(4096);
            stopped.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), broker.port()));
            stopped.getOutputStream().write(MqttPackets.connect("stopped"));
            stopped.getOutputStream().write(MqttPackets.subscribe("sitedatum/slow/pose/+"));
            stopped.getOutputStream().flush();
            AtomicLong healthy = new AtomicLong();
            try (MqttSubscriber reader = MqttSubscriber.open(
                            ConnectionOptions.of(broker.address(), "reader"),
                            List.of("sitedatum/slow/pose/+"),
                            0,
                            (topic, payload) -> healthy.incrementAndGet(),
                            ConnectionListener.SILENT);
                    MqttPublisher publisher = MqttPublisher.open(
                            ConnectionOptions.of(broker.address(), "poses"),
                            PublisherOptions.defaults(),
                            ConnectionListener.SILENT)) {
                await().atMost(PATIENCE).until(() -> reader.isUp() && publisher.isUp());

                for (int i = 0; i < MESSAGES; i++) {
                    publisher.publish("sitedatum/slow/pose/t" + i % 10, new byte[BYTES], Delivery.LIVE);
                    if (i % 500 == 499) {
                        long sofar = i;
                        await().atMost(PATIENCE)
                                .until(() -> healthy.get() + publisher.counts().dropped() > sofar * 95 / 100);
                    }
                }

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(
                                        healthy.get() + publisher.counts().dropped())
                                .isGreaterThanOrEqualTo(MESSAGES * 95L / 100));
                assertThat(healthy.get()).isGreaterThan(MESSAGES / 2);
            }
        }
    }
}
