package org.sitedatum.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.paho.mqttv5.common.MqttException;
import org.eclipse.paho.mqttv5.common.packet.MqttPublish;
import org.eclipse.paho.mqttv5.common.packet.MqttWireMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaneOutputTest {
    private static final int WINDOW = 1000;
    private static final byte[] PING = {(byte) 0xc0, 0};

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final List<String> calls = new ArrayList<>();
    private final LaneOutput output = new LaneOutput(wire, WINDOW, () -> calls.add("room"), () -> true);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100, 127, 128, 16_000, 16_384, 200_000})
    void shouldWriteWhatPahoReads(int length) throws IOException, MqttException {
        byte[] payload = new byte[length];
        Arrays.fill(payload, (byte) 7);

        assertThat(output.offer(new Outgoing("sitedatum/hq/pose/gerät", payload, Delivery.LIVE)))
                .isTrue();
        output.writeLive();

        MqttWireMessage read = MqttWireMessage.createWireMessage(wire.toByteArray());
        assertThat(read).isInstanceOf(MqttPublish.class);
        MqttPublish publish = (MqttPublish) read;
        assertThat(publish.getTopicName()).isEqualTo("sitedatum/hq/pose/gerät");
        assertThat(publish.getMessage().getPayload()).isEqualTo(payload);
        assertThat(publish.getMessage().getQos()).isZero();
        assertThat(publish.getMessage().isRetained()).isFalse();
    }

    @Test
    void shouldWriteSeveralMessagesAtOnceAndBeforeAPacketOfPahos() throws IOException {
        output.offer(message(20));
        output.offer(message(20));
        assertThat(wire.size()).isZero();

        output.write(new byte[] {0x40, 2, 0, 1});
        output.flush();

        assertThat(wire.toByteArray()).endsWith(0x40, 2, 0, 1).hasSize(2 * sizeOf(20) + 4);
    }

    @Test
    void shouldLoseLiveMessagesThatMayNotLeaveAnyMore() throws IOException {
        AtomicBoolean may = new AtomicBoolean(true);
        LaneOutput fenced = new LaneOutput(wire, WINDOW, () -> {}, may::get);

        fenced.offer(message(20));
        may.set(false);
        fenced.writeLive();
        may.set(true);
        fenced.write(PING);
        fenced.flush();

        assertThat(wire.toByteArray()).containsExactly(PING);
    }

    @Test
    void shouldTakeNoMoreThanTheWindowUntilTheBrokerHasRead() throws IOException {
        int taken = 0;
        while (output.offer(message(90))) {
            taken++;
            output.writeLive();
        }
        assertThat(taken).isBetween(WINDOW / 100 - 2, WINDOW / 100);
        assertThat(pings()).isEqualTo(1);

        assertThat(output.takePingResponse()).isTrue();

        assertThat(calls).containsExactly("room");
        assertThat(output.offer(message(90))).isTrue();
    }

    @Test
    void shouldTellItsOwnPingsFromPahos() throws IOException {
        output.write(PING);
        output.flush();
        output.offer(message(500));
        output.writeLive();
        output.write(PING);
        output.flush();

        assertThat(pings()).isEqualTo(3);
        assertThat(output.takePingResponse()).isFalse();
        assertThat(output.takePingResponse()).isTrue();
        assertThat(output.takePingResponse()).isFalse();
        assertThat(output.takePingResponse()).isFalse();
    }

    @Test
    void shouldTakeAMessageLongerThanTheWindowWhenNothingIsUnderWay() throws IOException {
        assertThat(output.offer(message(3 * WINDOW))).isTrue();
        assertThat(output.offer(message(1))).isFalse();

        output.takePingResponse();

        assertThat(output.offer(message(1))).isTrue();
    }

    private static Outgoing message(int length) {
        return new Outgoing("t", new byte[length], Delivery.LIVE);
    }

    private static int sizeOf(int length) {
        return 2 + 3 + 1 + length;
    }

    /** Payloads and topics here hold no byte of a ping. */
    private int pings() {
        int count = 0;
        for (byte b : wire.toByteArray()) {
            count += b == PING[0] ? 1 : 0;
        }
        return count;
    }
}
