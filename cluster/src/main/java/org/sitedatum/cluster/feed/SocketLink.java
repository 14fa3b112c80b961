package org.sitedatum.cluster.feed;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.net.PemTrustOptions;
import org.sitedatum.cluster.config.FeedOptions;
import org.sitedatum.mqtt.foreign.JsonValue;

/** A WebSocket to a server: each message is one, however many frames it comes in. */
final class SocketLink implements FeedLink {
    private static final int LONGEST_MESSAGE = JsonValue.MAX_MESSAGE;
    private static final String TOO_LONG = "a message has more than " + LONGEST_MESSAGE + " bytes";
    /** Well within the time after which proxies forget a quiet connection. */
    private static final long PING_MILLIS = 15_000;

    private final Vertx vertx;
    private final FeedOptions options;
    private final Ears ears;
    private final WebSocketClient client;
    private long pings = -1;
    private Buffer message = Buffer.buffer();
    private boolean closed;

    SocketLink(Vertx vertx, FeedOptions options, Ears ears) {
        this.vertx = vertx;
        this.options = options;
        this.ears = ears;
        WebSocketClientOptions how = new WebSocketClientOptions()
                .setConnectTimeout((int) options.pace().patience().toMillis())
                .setMaxFrameSize(LONGEST_MESSAGE)
                .setMaxMessageSize(LONGEST_MESSAGE);
        options.caFile().ifPresent(file -> how.setTrustOptions(new PemTrustOptions().addCertPath(file.toString())));
        this.client = vertx.createWebSocketClient(how);
    }

    @Override
    public void open() {
        WebSocketConnectOptions request = new WebSocketConnectOptions()
                .setHost(options.address().host())
                .setPort(options.address().port())
                .setURI(options.address().path())
                .setSsl(options.address().isEncrypted());
        options.address().basicLogin().ifPresent(login -> request.addHeader("Authorization", "Basic " + login));
        options.headers().forEach(request::addHeader);
        client.connect(request).onSuccess(this::begin).onFailure(fault -> ears.onEnd(Reasons.of(fault)));
    }

    private void begin(WebSocket socket) {
        if (closed) {
            socket.close();
            return;
        }
        socket.frameHandler(this::onFrame);
        socket.exceptionHandler(fault -> onFault(Reasons.of(fault)));
        socket.closeHandler(gone -> ears.onEnd("the server ended the connection"));
        pings = vertx.setPeriodic(PING_MILLIS, tick -> socket.writePing(Buffer.buffer()));
        ears.onUp();
        options.say().forEach(socket::writeTextMessage);
    }

    private void onFrame(WebSocketFrame frame) {
        if (!frame.isText() && !frame.isBinary() && !frame.isContinuation()) {
            return;
        }
        message.appendBuffer(frame.binaryData());
        if (message.length() > LONGEST_MESSAGE) {
            message = Buffer.buffer();
            onFault(TOO_LONG);
        } else if (frame.isFinal()) {
            byte[] whole = message.getBytes();
            message = Buffer.buffer();
            ears.onMessage("", whole);
        }
    }

    /** What has gone wrong within a message leaves no way to find the next one. */
    private void onFault(String detail) {
        boolean isTooLong = detail.equals(TOO_LONG) || detail.contains("frame length");
        ears.onWaste(isTooLong ? TOO_LONG : detail);
        ears.onEnd(isTooLong ? TOO_LONG : detail);
    }

    @Override
    public void close() {
        closed = true;
        vertx.cancelTimer(pings);
        client.close();
    }
}
