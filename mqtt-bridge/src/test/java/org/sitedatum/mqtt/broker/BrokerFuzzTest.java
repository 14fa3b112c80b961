package org.sitedatum.mqtt.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.sitedatum.mqtt.TestClient;

class BrokerFuzzTest {
    private static final int CONNECTIONS = Integer.getInteger("sitedatum.fuzz.connections", 300);
    private static final long SEED = Long.getLong("sitedatum.fuzz.seed", 22L);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void shouldServeOnAfterMalformedPackets() throws IOException {
        Random random = new Random(SEED);
        int packets = 0;
        try (EmbeddedBroker broker = EmbeddedBroker.start(EmbeddedBrokerOptions.onLoopback(0))) {
            for (int i = 0; i < CONNECTIONS; i++) {
                packets += sendMutated(broker.port(), random, i);
            }
            try (TestClient sensor = new TestClient(broker.address(), "after-a", "none");
                    TestClient app = new TestClient(broker.address(), "after-b", "sitedatum/+/fix/+")) {
                sensor.send("sitedatum/x/fix/uwb", "alive");

                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(app.heard())
                                .as("seed %d, %d connections", SEED, CONNECTIONS)
                                .contains(new TestClient.Heard("sitedatum/x/fix/uwb", "alive")));
            }
        }
        assertThat(packets).isGreaterThan(CONNECTIONS);
    }

    /** A sound session with a few bytes flipped, cut or added somewhere; returns how many packets were written. */
    private static int sendMutated(int port, Random random, int number) throws IOException {
        List<byte[]> session = List.of(
                MqttPackets.connect("fuzz-" + number),
                MqttPackets.subscribe("sitedatum/+/pose/" + number),
                MqttPackets.publish("sitedatum/x/pose/" + number, new byte[random.nextInt(64)]),
                MqttPackets.publish("sitedatum/x/pose/" + number, new byte[random.nextInt(64)]),
                MqttPackets.ping());
        int written = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            int sound = random.nextInt(session.size());
            for (int i = 0; i < session.size(); i++) {
                out.write(i < sound ? session.get(i) : mutated(session.get(i), random));
                written++;
            }
        } catch (SocketException disconnectedByBroker) {
            return written + 1;
        }
        return written;
    }

    private static byte[] mutated(byte[] packet, Random random) {
        byte[] copy = packet.clone();
        for (int k = random.nextInt(4); k >= 0; k--) {
            copy[random.nextInt(copy.length)] = (byte) random.nextInt(256);
        }
        int length = random.nextInt(4) == 0 ? random.nextInt(copy.length + 20) : copy.length;
        return Arrays.copyOf(copy, length);
    }
}
