package org.sitedatum.cluster.api.socket;

import java.time.Duration;

/**
 * How long a session waits for a client that does not read.
 *
 * @param unread without room for more, after which it is told to go
 * @param farewell for it to read that and to go, after which the connection is broken off
 */
record SocketLimits(Duration unread, Duration farewell) {

    static final SocketLimits USUAL = new SocketLimits(Duration.ofSeconds(10), Duration.ofSeconds(10));
}
