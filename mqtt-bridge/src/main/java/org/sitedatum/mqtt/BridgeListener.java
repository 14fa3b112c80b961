package org.sitedatum.mqtt;

/** Hears what befalls a bridge, on threads of its connections; must not block. */
public interface BridgeListener {
    /** Hears nothing. */
    BridgeListener SILENT = new BridgeListener() {};

    /** Both connections are up and the fix topics are subscribed. */
    default void onUp() {}

    /** One of the connections is lost; both will be brought back. */
    default void onDown() {}

    /** Another owner connected with our client id: the broker has fenced us. Close the bridge and step down. */
    default void onTakenOver() {}
}
