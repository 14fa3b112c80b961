package org.sitedatum.cluster.http;

import io.vertx.core.http.ServerWebSocket;

/** Talks over a WebSocket that its caller is allowed to open. */
@FunctionalInterface
public interface SocketEndpoint {

    /** On the socket's event loop: must not block. */
    void open(Call call, ServerWebSocket socket);
}
