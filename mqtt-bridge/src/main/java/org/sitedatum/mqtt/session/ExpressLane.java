package org.sitedatum.mqtt.session;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BooleanSupplier;

/**
 * A short way for messages at QoS 0 on the socket of one connection attempt of Paho's: they are many, and need none of the
 * tokens, queues and threads that Paho has for each message. Paho does the rest on the same socket: connecting, pings,
 * subscriptions, QoS 1, TLS.
 */
final class ExpressLane {
    private final MessageHandler handler;
    private final int window;
    private final Runnable whenRoom;
    private final BooleanSupplier mayPublish;
    private volatile Streams streams;

    /**
     * A lane that is not open yet.
     *
     * @param handler hears every message at QoS 0, on the receiving thread
     * @param window bytes that may be on their way to the broker
     * @param whenRoom called on the receiving thread when there is room in the window again
     * @param mayPublish asked before live messages are written
     */
    ExpressLane(MessageHandler handler, int window, Runnable whenRoom, BooleanSupplier mayPublish) {
        this.handler = handler;
        this.window = window;
        this.whenRoom = whenRoom;
        this.mayPublish = mayPublish;
        streams = streams(InputStream.nullInputStream(), OutputStream.nullOutputStream());
    }

    /** The socket is connected. */
    void open(InputStream in, OutputStream out) {
        streams = streams(in, out);
    }

    private Streams streams(InputStream in, OutputStream out) {
        LaneOutput output = new LaneOutput(out, window, whenRoom, mayPublish);
        return new Streams(new LaneInput(in, handler, output), output);
    }

    /** For Paho to read from. */
    InputStream input() {
        return streams.input;
    }

    /** For Paho and for live messages to write to. */
    LaneOutput output() {
        return streams.output;
    }

    private record Streams(LaneInput input, LaneOutput output) {}
}
