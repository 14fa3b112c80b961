package org.sitedatum.cluster.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes connections that dawdle: a client has 30 s from connecting, or from its last answer, to send the head of a request, and
 * 15 s more for its body. Beyond {@value #MOST_CONNECTIONS} connections new ones are closed at once.
 */
final class Patience {

    static final int MOST_CONNECTIONS = 2_000;

    private final Vertx vertx;
    private final Waits waits;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    /**
     * How long a client may take, ms.
     *
     * @param headMillis for the head of a request
     * @param bodyMillis for its body, or of a file between two pieces
     * @param fileMillis for a file as a whole
     */
    record Waits(long headMillis, long bodyMillis, long fileMillis) {
        static final Waits USUAL = new Waits(30_000, 15_000, 600_000);
    }

    Patience(Vertx vertx, Waits waits) {
        this.vertx = vertx;
        this.waits = waits;
    }

    /** For a file as a whole, ms. */
    long fileMillis() {
        return waits.fileMillis();
    }

    void onConnection(HttpConnection connection) {
        // the connection's own close handler is silent once it carries a WebSocket
        Wire.whenClosed(connection, () -> {
            open.decrementAndGet();
            cancel(connection);
        });
        if (open.incrementAndGet() > MOST_CONNECTIONS) {
            connection.close();
        } else {
            allow(connection, waits.headMillis());
        }
    }

    /** The head of a request has come. */
    void onHead(HttpConnection connection) {
        allow(connection, waits.bodyMillis());
    }

    /** All of the request has come, or the connection carries a WebSocket from now on. */
    void onReceived(HttpConnection connection) {
        cancel(connection);
    }

    /** The request has been answered, whether or not all of it was read. */
    void onAnswered(HttpConnection connection) {
        allow(connection, waits.headMillis());
    }

    int open() {
        return open.get();
    }

    private void allow(HttpConnection connection, long millis) {
        Long before = timers.put(connection, vertx.setTimer(millis, late -> {
            timers.remove(connection, late);
            connection.close();
        }));
        if (before != null) {
            vertx.cancelTimer(before);
        }
    }

    private void cancel(HttpConnection connection) {
        Long timer = timers.remove(connection);
        if (timer != null) {
            vertx.cancelTimer(timer);
        }
    }
}
