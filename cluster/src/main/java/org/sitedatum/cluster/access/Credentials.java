package org.sitedatum.cluster.access;

import java.util.Optional;

/**
 * What a request brings to prove whose it is.
 *
 * @param bearer the token of the Authorization header, or of a WebSocket's subprotocol
 * @param cookie the token of the session cookie
 */
public record Credentials(Optional<String> bearer, Optional<String> cookie) {}
