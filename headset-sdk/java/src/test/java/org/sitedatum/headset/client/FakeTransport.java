package org.sitedatum.headset.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.sitedatum.headset.transport.Transport;

/** A network in memory: the test plays the node. */
final class FakeTransport implements Transport {

    /** What the node's clock says when a client asks it. */
    static final long EPOCH_MICROS = 1_800_000_000_000_000L;

    final List<Wire> wires = new CopyOnWriteArrayList<>();

    @Override
    public Connection open(String url, String token, Listener listener) {
        Wire wire = new Wire(token, listener);
        wires.add(wire);
        return wire;
    }

    Wire newest() {
        return wires.get(wires.size() - 1);
    }

    /** Takes the client in on its newest connection, and tells it the time. */
    void join(SpatialClient client, long clientNanos) {
        await(() -> !wires.isEmpty());
        Wire wire = newest();
        wire.listener.opened();
        wire.listener.received("{\"type\":\"subscribed\",\"id\":\"site\",\"site\":\"plant\"}");
        wire.listener.received("{\"type\":\"pong\",\"t0\":" + clientNanos / 1_000 + ",\"t1\":" + EPOCH_MICROS
                + ",\"t2\":" + EPOCH_MICROS + "}");
        await(() -> client.state() == ClientState.CONNECTED && client.clock().isSynchronized());
    }

    /** Waits ten seconds at most. */
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited ten seconds").isLessThan(end);
            Thread.onSpinWait();
        }
    }

    /** One connection. */
    static final class Wire implements Connection {

        final String token;
        final Listener listener;
        final List<String> sent = new CopyOnWriteArrayList<>();
        final List<byte[]> sentBinary = new CopyOnWriteArrayList<>();
        volatile boolean isClosed;

        Wire(String token, Listener listener) {
            this.token = token;
            this.listener = listener;
        }

        @Override
        public boolean send(String text) {
            sent.add(text);
            return true;
        }

        @Override
        public boolean send(byte[] binary) {
            sentBinary.add(binary.clone());
            return true;
        }

        @Override
        public void close() {
            isClosed = true;
        }

        boolean hasSent(String part) {
            return sent.stream().anyMatch(text -> text.contains(part));
        }
    }
}
