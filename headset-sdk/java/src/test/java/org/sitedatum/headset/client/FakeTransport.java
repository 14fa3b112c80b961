package org.sitedatum.headset.client;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.sitedatum.headset.transport.Transport;

/** A network in memory: the test plays the node. */
final class FakeTransport implements Transport {

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
