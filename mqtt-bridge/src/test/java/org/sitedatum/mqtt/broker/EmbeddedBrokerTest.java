package org.sitedatum.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.TestClient;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.PublisherOptions;

class EmbeddedBrokerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static EmbeddedBroker broker;

    @BeforeAll
    static void startBroker() throws IOException {
        broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0).withLogin("127.0.0.1", "site", "s3cret"));
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @Test
    void shouldCarryAMessageFromOneClientToAnother() {
        try (TestClient sensor = new TestClient(broker.address(), "a", "none");
                TestClient app = new TestClient(broker.address(), "b", "sitedatum/x/fix/+")) {
            sensor.send("sitedatum/x/fix/uwb", "hello");

            await().atMost(PATIENCE).until(() -> app.heard().size() == 1);
            assertThat(app.heard()).containsExactly(new TestClient.Heard("sitedatum/x/fix/uwb", "hello"));
        }
    }

    @Test
    void shouldKeepARetainedMessageForALaterSubscriber() {
        try (TestClient first = new TestClient(broker.address(), "r1", "none");
                MqttPublisher publisher = open(broker.address(), "r2", ConnectionListener.SILENT)) {
            publisher.publish("sitedatum/r/status", new byte[] {'o', 'n'}, Delivery.STANDING);
            await().atMost(PATIENCE).until(() -> publisher.counts().sent() > 0);
            first.send("sitedatum/r/other", "x");

            try (TestClient later = new TestClient(broker.address(), "r3", "sitedatum/r/status")) {
                await().atMost(PATIENCE).until(() -> later.heard().size() == 1);
            }
        }
    }

    @Test
    void shouldTellAClientThatItsSessionWasTakenOver() throws InterruptedException {
        CountDownLatch firstUp = new CountDownLatch(1);
        CountDownLatch taken = new CountDownLatch(1);
        ConnectionListener listener = new ConnectionListener() {
            @Override
            public void onUp() {
                firstUp.countDown();
            }

            @Override
            public void onTakenOver() {
                taken.countDown();
            }
        };
        try (MqttPublisher first = open(broker.address(), "owner", listener)) {
            assertThat(firstUp.await(20, TimeUnit.SECONDS)).isTrue();

            try (MqttPublisher second = open(broker.address(), "owner", ConnectionListener.SILENT)) {
                assertThat(taken.await(20, TimeUnit.SECONDS)).isTrue();
                await().atMost(PATIENCE).until(second::isUp);
                assertThat(first.isUp()).isFalse();
            }
        }
    }

    @Test
    void shouldNotLetAWrongPasswordIn() {
        CountingListener counting = new CountingListener();
        try (MqttPublisher wrong = open(broker.address().withLogin("site", "guess"), "w", counting);
                TestClient right = new TestClient(broker.address(), "right", "none")) {
            right.send("sitedatum/x/fix/a", "let the broker work");
            await().pollDelay(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> !wrong.isUp());

            assertThat(counting.ups.getCount()).isEqualTo(1);
        }
    }

    @Test
    void shouldDisconnectAClientThatSendsATooLargePacketAndServeOn() {
        try (TestClient app = new TestClient(broker.address(), "big-app", "sitedatum/big/#");
                MqttPublisher big = open(broker.address(), "big", ConnectionListener.SILENT)) {
            await().atMost(PATIENCE).until(big::isUp);
            big.publish("sitedatum/big/a", new byte[300 * 1024], Delivery.LIVE);
            app.send("sitedatum/big/b", "small");

            await().atMost(PATIENCE).until(() -> !app.heard().isEmpty());
            assertThat(app.heard()).containsExactly(new TestClient.Heard("sitedatum/big/b", "small"));
        }
    }

    @Test
    void shouldSayThatThePortIsTaken() {
        assertThatIOException().isThrownBy(() -> EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(broker.port())));
    }

    @Test
    void shouldListenBeyondLoopbackOnlyWithALogin() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new EmbeddedBrokerOptions("0.0.0.0", 1883, java.util.Optional.empty(), 65_536, 100))
                .withMessageContaining("password");
    }

    @Test
    void shouldLeaveNothingOnDisk() {
        assertThat(Files.exists(Path.of("data"))).isFalse();
    }

    private static MqttPublisher open(BrokerAddress address, String id, ConnectionListener listener) {
        return MqttPublisher.open(ConnectionOptions.of(address, id), PublisherOptions.defaults(), listener);
    }

    private static final class CountingListener implements ConnectionListener {
        private final CountDownLatch ups = new CountDownLatch(1);

        @Override
        public void onUp() {
            ups.countDown();
        }
    }
}
