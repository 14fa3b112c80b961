package org.sitedatum.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.MqttMessage;
import org.eclipse.paho.mqttv5.common.packet.MqttPingReq;
import org.eclipse.paho.mqttv5.common.packet.MqttProperties;
import org.eclipse.paho.mqttv5.common.packet.MqttPubAck;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against packets that Paho writes, cut anywhere. */
class LaneInputTest {
    private static final byte[] PING_RESPONSE = {(byte) 0xd0, 0};

    private final List<String> heard = new ArrayList<>();
    private final List<String> sent = new ArrayList<>();
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final ByteArrayOutputStream forPaho = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldHandLiveMessagesOnAndLeaveAllElseToPahoWhereverTheBytesAreCut(long seed)
            throws IOException, MqttException {
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            put(random, i);
        }

        byte[] left = readAll(new LaneInput(new Cut(wire.toByteArray(), random), this::hear, output()), random);

        assertThat(heard).as("seed %d", seed).isEqualTo(sent);
        assertThat(left).as("seed %d", seed).isEqualTo(forPaho.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3000", "30020005", "300400056161", "3003000000", "3006000161808080", "30ffffffff7f"})
    void shouldLeaveMalformedMessagesToPaho(String hex) throws IOException {
        byte[] malformed = new byte[hex.length() / 2];
        for (int i = 0; i < malformed.length; i++) {
            malformed[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
        }

        byte[] left = readAll(new LaneInput(new ByteArrayInputStream(malformed), this::hear, output()), new Random(1));

        assertThat(heard).isEmpty();
        assertThat(malformed).startsWith(left);
    }

    private void put(Random random, int i) throws MqttException, IOException {
        switch (random.nextInt(5)) {
            case 0, 1 -> {
                byte[] payload = payload(random);
                wire.write(bytes(publish("t/" + i, 0, payload)));
                sent.add("t/" + i + ' ' + new String(payload, StandardCharsets.ISO_8859_1));
            }
            case 2 -> putForPaho(bytes(publish("q/" + i, 1, payload(random))));
            case 3 -> putForPaho(bytes(new MqttPubAck(0, i + 1, new MqttProperties())));
            default -> putForPaho(PING_RESPONSE);
        }
    }

    private void putForPaho(byte[] packet) throws IOException {
        wire.write(packet);
        forPaho.write(packet);
    }

    private static byte[] payload(Random random) {
        byte[] payload = new byte[random.nextInt(20) == 0 ? 40_000 + random.nextInt(60_000) : random.nextInt(300)];
        random.nextBytes(payload);
        return payload;
    }

    private static MqttPublish publish(String topic, int qos, byte[] payload) {
        MqttProperties properties = new MqttProperties();
        properties.setMessageExpiryInterval(7L);
        MqttMessage message = new MqttMessage(payload, qos, false, properties);
        MqttPublish publish = new MqttPublish(topic, message, properties);
        publish.setMessageId(qos == 0 ? 0 : 9);
        return publish;
    }

    static byte[] bytes(MqttWireMessage packet) throws MqttException, IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(packet.getHeader());
        all.write(packet.getPayload());
        return all.toByteArray();
    }

    private void hear(String topic, byte[] payload) {
        heard.add(topic + ' ' + new String(payload, StandardCharsets.ISO_8859_1));
    }

    /** Paho has pinged often enough. */
    private static LaneOutput output() throws IOException {
        LaneOutput output = new LaneOutput(OutputStream.nullOutputStream(), 1000, () -> {}, () -> true);
        for (int i = 0; i < 300; i++) {
            output.write(bytesOfPing());
            output.flush();
        }
        return output;
    }

    private static byte[] bytesOfPing() throws IOException {
        try {
            return bytes(new MqttPingReq());
        } catch (MqttException e) {
            throw new IOException(e);
        }
    }

    /** As Paho reads: now a byte, now some, again after a time-out. */
    private static byte[] readAll(LaneInput input, Random random) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        byte[] some = new byte[50];
        while (true) {
            try {
                int first = input.read();
                if (first < 0) {
                    return all.toByteArray();
                }
                all.write(first);
                int count = input.read(some, 0, random.nextInt(some.length));
                all.write(some, 0, Math.max(0, count));
            } catch (SocketTimeoutException later) {
                assertThat(later).hasMessage("later");
            }
        }
    }

    /** Gives a few bytes at a time, and sometimes none in time. */
    private static final class Cut extends InputStream {
        private final ByteArrayInputStream bytes;
        private final Random random;

        private Cut(byte[] bytes, Random random) {
            this.bytes = new ByteArrayInputStream(bytes);
            this.random = random;
        }

        @Override
        public int read() {
            return bytes.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (random.nextInt(10) == 0) {
                throw new SocketTimeoutException("later");
            }
            return bytes.read(into, offset, Math.min(length, 1 + random.nextInt(random.nextBoolean() ? 7 : 5000)));
        }
    }
}
