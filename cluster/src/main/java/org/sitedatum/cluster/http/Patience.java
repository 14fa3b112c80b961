package org.sitedatum.cluster.http;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Closes connections that dawdle: a client has {@value #HEAD_MILLIS} ms from connecting, or from its last answer, to send the
 * head of a request, and {@value #BODY_MILLIS} ms more for its body. Beyond {@value #MOST_CONNECTIONS} connections new ones are
 * closed at once.
 */
final class Patience {

    static final int MOST_CONNECTIONS = 2_000;
    static final long HEAD_MILLIS = 30_000;
    static final long BODY_MILLIS = 15_000;

    private final Vertx vertx;
    private final long headMillis;
    private final long bodyMillis;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<HttpConnection, Long> timers = new ConcurrentHashMap<>();

    Patience(Vertx vertx, long headMillis, long bodyMillis) {
        this.vertx = vertx;
        this.headMillis = headMillis;
        this.bodyMillis = bodyMillis;
    }

    void onConnection(HttpConnection connection) {
        connection.closeHandler(closed -> {
            open.decrementAndGet();
            cancel(connection);
        });
        if (open.incrementAndGet() > MOST_CONNECTIONS) {
            connection.close();
        } else {
            allow(connection, headMillis);
        }
    }

    /** The head of a request has come. */
    void onHead(HttpConnection connection) {
        allow(connection, bodyMillis);
    }

    /** All of the request has come, or the connection carries a WebSocket from now on. */
    void onReceived(HttpConnection connection) {
        cancel(connection);
    }

    /** The request has been answered, whether or not all of it was read. */
    void onAnswered(HttpConnection connection) {
        allow(connection, headMillis);
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
