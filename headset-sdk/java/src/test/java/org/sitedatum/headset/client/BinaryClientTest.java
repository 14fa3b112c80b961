package org.sitedatum.headset.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sitedatum.headset.client.FakeTransport.await;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.sitedatum.headset.geometry.Convention;
import org.sitedatum.headset.geometry.PoseBuffer;

/** Poses in the binary form, as is usual, and the end of a token. */
class BinaryClientTest {

    private final FakeTransport network = new FakeTransport();
    private final AtomicLong clock = new AtomicLong(5_000_000_000L);
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final SpatialClient client = SpatialClient.connect(
            ClientOptions.of("ws://node", "plant", "headset-7").withClock(clock::get), network, new ClientListener() {
                @Override
                public void stateChanged(ClientState state, String detail) {
                    heard.add(state + " " + detail);
                }

                @Override
                public void refused(String detail) {
                    heard.add(detail);
                }
            });

    @AfterEach
    void close() throws InterruptedException {
        client.close();
        assertThat(client.awaitEnd(5_000)).isTrue();
    }

    @Test
    void shouldSendAndTakePosesInTheBinaryForm() {
        join();
        assertThat(network.newest().hasSent("\"encoding\":\"protobuf\"")).isTrue();

        client.headPose(clock.get(), new PoseBuffer().set(1, 1.6, -2, 0, 0, 0, 1), Convention.OPENXR);
        await(() -> !network.newest().sentBinary.isEmpty());
        String sent = HexFormat.of().formatHex(network.newest().sentBinary.get(0));
        assertThat(sent).contains(HexFormat.of().formatHex("headset-7.session".getBytes(StandardCharsets.UTF_8)));
        assertThat(network.newest().hasSent("odometry")).isFalse();

        network.newest().listener.received(new byte[] {10, 120, 1});
        network.newest().listener.received(HexFormat.of().parseHex(POSE));
        await(() -> client.poses().all().size() == 1);
        assertThat(heard).filteredOn(text -> text.contains("could not be read")).hasSize(1);
    }

    @Test
    void shouldForgetWhomNobodyTellsOfAnyMore() {
        join();
        network.newest().listener.received(HexFormat.of().parseHex(POSE));
        await(() -> client.poses().all().size() == 1);

        clock.addAndGet(60_000_000_000L);

        await(() -> client.poses().all().isEmpty());
    }

    @Test
    void shouldSayThatATokenRanOutAndComeBack() {
        join();
        network.newest().listener.closed(4401, "the token is over");

        await(() -> network.wires.size() == 2);
        assertThat(heard).anyMatch(text -> text.startsWith("UNAUTHORIZED the token ran out"));
        join();
    }

    /** Of "robot", at the epoch of these tests, by hand: trackable, stamp, position, covariance. */
    private static final String POSE = "0a46" + "1a44" + "0a05" + "726f626f74"
            + "110000b49376e2fa18"
            + "1a18" + "0".repeat(48)
            + "2a18" + "0".repeat(48);

    private void join() {
        network.join(client, clock.get());
    }
}
