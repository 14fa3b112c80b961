package org.sitedatum.headset.client;

/** How a client's connection is. */
public enum ClientState {
    /** On its way. */
    CONNECTING,
    /** Connected and subscribed. */
    CONNECTED,
    /** Lost, or the node could not be reached; tries again by itself. */
    WAITING,
    /** The token is not accepted; asks for another one and tries again by itself. */
    UNAUTHORIZED,
    /**
     * The node does not let this client join, and no later attempt would change that: there is no such site, or it is not allowed.
     * Stays so until {@link SpatialClient#resume}.
     */
    REFUSED,
    /** The application paused it. */
    PAUSED,
    /** Ended. */
    CLOSED
}
