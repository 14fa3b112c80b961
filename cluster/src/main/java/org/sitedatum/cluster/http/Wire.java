package org.sitedatum.cluster.http;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;

/**
 * What Vert.x does not offer for a connection that carries a WebSocket by now: to hear of its end, and to end it whatever waits in
 * it.
 */
final class Wire {

    private Wire() {}

    /** Runs once when the connection has closed. */
    static void whenClosed(HttpConnection connection, Runnable then) {
        channel(connection).closeFuture().addListener(closed -> then.run());
    }

    /** Ends the connection at once. */
    static void breakOff(HttpConnection connection) {
        // from the first handler on: those behind it would first send what nobody reads
        channel(connection).pipeline().firstContext().close();
    }

    private static Channel channel(HttpConnection connection) {
        return ((HttpServerConnection) connection).channelHandlerContext().channel();
    }
}
