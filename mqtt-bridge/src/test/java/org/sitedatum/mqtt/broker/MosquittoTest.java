package org.sitedatum.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sitedatum.mqtt.TestClient;
import org.sitedatum.mqtt.session.BrokerAddress;
import org.sitedatum.mqtt.session.ConnectionListener;
import org.sitedatum.mqtt.session.ConnectionOptions;
import org.sitedatum.mqtt.session.Delivery;
import org.sitedatum.mqtt.session.MqttPublisher;
import org.sitedatum.mqtt.session.PublisherOptions;

class MosquittoTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static MosquittoProcess mosquitto;

    @BeforeAll
    static void startMosquitto() throws Exception {
        mosquitto = MosquittoProcess.start(folder);
    }

    @AfterAll
    static void stopMosquitto() {
        if (mosquitto != null) {
            mosquitto.close();
        }
    }

    @Test
    void shouldCarryMessagesOverTlsWithAPassword() {
        try (TestClient sensor = new TestClient(mosquitto.address(), "a", "none");
                TestClient app = new TestClient(mosquitto.address(), "b", "sitedatum/x/fix/+")) {
            sensor.send("sitedatum/x/fix/uwb", "hello");

            await().atMost(PATIENCE).until(() -> app.heard().size() == 1);
        }
    }

    @Test
    void shouldNotConnectWithAWrongPasswordAnUnknownAuthorityOrWithoutTls() {
        BrokerAddress right = mosquitto.address();
        BrokerAddress untrusted =
                BrokerAddress.parse("mqtts://127.0.0.1:" + right.port()).withLogin("site", "s3cret");
        AtomicInteger ups = new AtomicInteger();
        ConnectionListener counting = new ConnectionListener() {
            @Override
            public void onUp() {
                ups.incrementAndGet();
            }
        };
        try (MqttPublisher guess = open(right.withLogin("site", "guess"), "g", counting);
                MqttPublisher stranger = open(untrusted, "u", counting);
                MqttPublisher plain = open(mosquitto.plainAddress(), "p", counting)) {
            await().pollDelay(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> true);

            assertThat(ups.get()).isZero();
            assertThat(guess.isUp() || stranger.isUp() || plain.isUp()).isFalse();
        }
    }

    @Test
    void shouldReconnectAndResubscribeAfterMosquittoWasKilled() throws Exception {
        try (TestClient client = new TestClient(mosquitto.address(), "k", "sitedatum/k/#")) {
            mosquitto.kill();
            mosquitto.restart();

            await().atMost(PATIENCE).until(() -> {
                client.send("sitedatum/k/fix/a", "again");
                return !client.heard().isEmpty();
            });
        }
    }

    /** Mosquitto takes 20 unacknowledged messages; beyond them Paho refuses messages of any QoS. */
    @Test
    void shouldLoseNoPoseWhenTheLastPosesOfManyBodiesAreDueAtOnce() {
        int bodies = 2000;
        byte[] pose = "{}".getBytes(StandardCharsets.UTF_8);
        try (TestClient app = new TestClient(mosquitto.address(), "l", "sitedatum/l/pose/+");
                MqttPublisher poses = open(mosquitto.address(), "poses", ConnectionListener.SILENT)) {
            await().atMost(PATIENCE).until(poses::isUp);
            for (int i = 0; i < bodies; i++) {
                poses.publish("sitedatum/l/last/b-" + i, pose, Delivery.last(60));
                poses.publish("sitedatum/l/pose/b-" + i, pose, Delivery.LIVE);
            }

            await().atMost(PATIENCE).until(() -> app.heard().size() == bodies);
            await().atMost(PATIENCE).until(() -> poses.counts().sent() == 2L * bodies);
            assertThat(poses.counts().dropped()).isZero();
        }
    }

    private static MqttPublisher open(BrokerAddress address, String id, ConnectionListener listener) {
        return MqttPublisher.open(ConnectionOptions.of(address, id), PublisherOptions.defaults(), listener);
    }
}
