package org.sitedatum.mqtt.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * What goes to the broker: Paho's packets, each whole at its flush, and live messages at QoS 0, many in one write.
 *
 * <p>A window bounds the live bytes that the broker has not read yet, so that a write of them finds room in the socket's
 * buffers and does not block, and poses do not grow old there. How far the broker has read is known from its answers to
 * pings: it answers in order. Thread-safe.
 */
final class LaneOutput extends OutputStream {
    private static final byte[] PING_REQUEST = {(byte) 0xc0, 0};
    private static final int MOST_PER_WRITE = 16 * 1024;

    /** In the line of pings: one of Paho's. */
    private static final long NOT_OURS = -1;

    private final OutputStream socket;
    private final int window;
    private final Runnable whenRoom;
    private final BooleanSupplier mayPublish;
    private final ByteArrayOutputStream packet = new ByteArrayOutputStream(512);
    private final ArrayDeque<Long> pings = new ArrayDeque<>();
    private byte[] live = new byte[2 * MOST_PER_WRITE];
    private int liveLength;
    private long written;
    private long confirmed;
    private boolean pinging;

    /**
     * A stream over a socket's.
     *
     * @param window live bytes that may be on their way
     * @param whenRoom called, on the thread that reads, when there is room in the window again
     * @param mayPublish asked before each write of live messages, which are lost when it says no
     */
    LaneOutput(OutputStream socket, int window, Runnable whenRoom, BooleanSupplier mayPublish) {
        this.socket = socket;
        this.window = window;
        this.whenRoom = whenRoom;
        this.mayPublish = mayPublish;
    }

    /**
     * Takes a live message, to be written by {@link #writeLive} at the latest.
     *
     * @return false when the window is full; {@code whenRoom} will be called
     */
    synchronized boolean offer(Outgoing message) throws IOException {
        byte[] topic = message.topic.getBytes(StandardCharsets.UTF_8);
        int most = PublishPacket.maxSize(topic, message.payload);
        long underWay = written + liveLength - confirmed;
        if (underWay > 0 && underWay + most > window) {
            writeLive();
            ping();
            return false;
        }
        if (liveLength + most > live.length) {
            live = Arrays.copyOf(live, liveLength + most);
        }
        liveLength = PublishPacket.write(topic, message.payload, live, liveLength);
        if (liveLength >= Math.min(MOST_PER_WRITE, window / 4)) {
            writeLive();
        }
        return true;
    }

    /** Writes the live messages taken so far. */
    synchronized void writeLive() throws IOException {
        if (liveLength == 0) {
            return;
        }
        if (!mayPublish.getAsBoolean()) {
            liveLength = 0;
            return;
        }
        socket.write(live, 0, liveLength);
        written += liveLength;
        liveLength = 0;
        if (written - confirmed >= window / 8) {
            ping();
        }
    }

    private void ping() throws IOException {
        if (!pinging) {
            pinging = true;
            pings.add(written);
            socket.write(PING_REQUEST);
        }
    }

    /** The broker answered a ping; false when it was Paho's. */
    boolean takePingResponse() {
        synchronized (this) {
            long mark = pings.isEmpty() ? NOT_OURS : pings.poll();
            if (mark == NOT_OURS) {
                return false;
            }
            confirmed = mark;
            pinging = false;
        }
        whenRoom.run();
        return true;
    }

    @Override
    public synchronized void write(int b) {
        packet.write(b);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        packet.write(bytes, offset, length);
    }

    /** The end of a packet of Paho's: what was taken before it goes first. */
    @Override
    public synchronized void flush() throws IOException {
        writeLive();
        if (packet.size() == 0) {
            return;
        }
        byte[] whole = packet.toByteArray();
        packet.reset();
        if (whole[0] == PING_REQUEST[0]) {
            pings.add(NOT_OURS);
        }
        socket.write(whole);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
