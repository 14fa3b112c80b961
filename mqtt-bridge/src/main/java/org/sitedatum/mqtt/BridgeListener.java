package org.sitedatum.mqtt;

/** Hears what befalls a bridge, on threads of its connections; must not block. */
public interface BridgeListener {
    /** Hears nothing. */
    BridgeListener SILENT = new BridgeListener() {};

    /** Both connections are up and the fix topics are subscribed. */
    default void onUp() {}

    /** One of the connections is lost; both will be brought back. */
    default void onDown() {}

    /**
     * Another owner serves the site: the broker closed our session for it (MQTT 5 reason 0x8E), or its status with a higher
     * epoch was heard, since not every broker gives that reason. The connections are given up; close the bridge.
     */
    default void onTakenOver() {}
}
