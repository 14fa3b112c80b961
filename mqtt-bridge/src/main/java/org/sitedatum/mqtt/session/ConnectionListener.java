package org.sitedatum.mqtt.session;

/** Hears how a connection fares, on the connection's own thread; must not block. */
public interface ConnectionListener {
    /** Hears nothing. */
    ConnectionListener SILENT = new ConnectionListener() {};

    /** Connected, and subscribed where there is something to subscribe to. */
    default void onUp() {}

    /** The connection is lost; attempts to get it back have begun. */
    default void onDown() {}

    /** Another client took this client id (MQTT 5 reason 0x8E); no attempt will be made to get it back. */
    default void onTakenOver() {}
}
