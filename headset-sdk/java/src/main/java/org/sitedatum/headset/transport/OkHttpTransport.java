package org.sitedatum.headset.transport;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;

/**
 * WebSockets by OkHttp, which Android has anyway. Pings every five seconds, so that a dead network is noticed within ten. The
 * token goes into the Authorization header; give it only {@code wss} addresses outside a network of one's own.
 */
public final class OkHttpTransport implements Transport, AutoCloseable {

    private static final String SUBPROTOCOL = "sitedatum.v1";

    /** Bytes that may wait before a text is refused: older poses are of no use behind them. */
    private static final long MOST_WAITING = 256 * 1024;

    private static final int NORMAL = 1000;

    private final OkHttpClient client;

    /** With a client of its own. */
    public OkHttpTransport() {
        this(new OkHttpClient.Builder()
                .connectTimeout(5, TimeUnit.SECONDS)
                .pingInterval(5, TimeUnit.SECONDS)
                .build());
    }

    /** With a client of the application, for its certificates and proxies. */
    public OkHttpTransport(OkHttpClient client) {
        this.client = client;
    }

    @Override
    public Connection open(String url, String token, Listener listener) {
        Request.Builder request = new Request.Builder().url(url).header("Sec-WebSocket-Protocol", SUBPROTOCOL);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        Ears ears = new Ears(listener);
        return new Socket(client.newWebSocket(request.build(), ears), ears);
    }

    /** Ends the threads of the client. */
    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
    }

    private static final class Socket implements Connection {

        private final WebSocket socket;
        private final Ears ears;

        Socket(WebSocket socket, Ears ears) {
            this.socket = socket;
            this.ears = ears;
        }

        @Override
        public boolean send(String text) {
            return socket.queueSize() < MOST_WAITING && socket.send(text);
        }

        @Override
        public boolean send(byte[] binary) {
            return socket.queueSize() < MOST_WAITING && socket.send(ByteString.of(binary));
        }

        @Override
        public void close() {
            ears.isOver.set(true);
            if (!socket.close(NORMAL, "")) {
                socket.cancel();
            }
        }
    }

    private static final class Ears extends WebSocketListener {

        private final Listener listener;
        private final AtomicBoolean isOver = new AtomicBoolean();

        Ears(Listener listener) {
            this.listener = listener;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            if (!isOver.get()) {
                listener.opened();
            }
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            if (!isOver.get()) {
                listener.received(text);
            }
        }

        @Override
        public void onMessage(WebSocket socket, ByteString binary) {
            if (!isOver.get()) {
                listener.received(binary.toByteArray());
            }
        }

        @Override
        public void onClosing(WebSocket socket, int code, String reason) {
            socket.close(NORMAL, "");
            end(code, reason);
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, okhttp3.Response response) {
            end(response == null ? 0 : response.code(), String.valueOf(failure.getMessage()));
        }

        private void end(int code, String reason) {
            if (isOver.compareAndSet(false, true)) {
                listener.closed(code, reason);
            }
        }
    }
}
