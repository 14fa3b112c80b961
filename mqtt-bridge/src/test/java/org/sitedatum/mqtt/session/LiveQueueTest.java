package org.sitedatum.mqtt.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveQueueTest {
    private static final int CAPACITY = 4;
    private static final int WINDOW = 40;

    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private final List<String> broken = new ArrayList<>();
    private final LiveQueue queue = new LiveQueue(CAPACITY, broken::add);
    private final LaneOutput lane = new LaneOutput(wire, WINDOW, queue::drain, () -> true);

    @Test
    void shouldDropWithoutAConnectionAndCountIt() {
        queue.offer(message("a", 1));

        queue.goOnline(lane);
        queue.flush();

        assertThat(wire.size()).isZero();
        assertThat(queue.counts().droppedOffline()).isEqualTo(1);
    }

    @Test
    void shouldLetTheNewestOfATopicWinWhileTheBrokerDoesNotRead() {
        queue.goOnline(lane);
        int offered = fillTheWindow();
        for (int i = 1; i <= 10; i++) {
            queue.offer(message("a", i));
            queue.offer(message("b", i));
        }

        while (lane.takePingResponse()) {
            queue.flush();
        }

        assertThat(wire.toString(StandardCharsets.ISO_8859_1))
                .contains("a\00010", "b\00010")
                .doesNotContain("a\00008", "b\00008");
        assertThat(queue.counts().droppedFull()).isEqualTo(1 + 20 - CAPACITY);
        assertThat(queue.counts().sent() + queue.counts().droppedFull()).isEqualTo(offered + 20);
    }

    @Test
    void shouldTellOfABrokenConnectionAndCountWhatItLosesByIt() {
        LaneOutput cut = new LaneOutput(
                new OutputStream() {
                    @Override
                    public void write(int b) throws IOException {
                        throw new IOException("cut");
                    }
                },
                WINDOW,
                queue::drain,
                () -> true);
        queue.goOnline(cut);

        queue.offer(message("a", 1));
        queue.flush();
        queue.offer(message("a", 2));

        assertThat(broken).containsExactly("writing failed: cut");
        assertThat(queue.counts().droppedOffline()).isPositive();
    }

    /** Leaves one message in line; returns how many were offered. */
    private int fillTheWindow() {
        int offered = 0;
        while (queue.counts().sent() == offered) {
            offered++;
            queue.offer(message("x", offered));
        }
        return offered;
    }

    private static Outgoing message(String topic, int value) {
        return new Outgoing(topic, String.format("%02d", value).getBytes(StandardCharsets.US_ASCII), Delivery.LIVE);
    }
}
