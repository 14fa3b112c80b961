package org.sitedatum.mqtt;

/** Hears what befalls a standby bridge, on threads of its connections; must not block. */
public interface StandbyListener {
    /** Fixes come in: the bridge could own. */
    default void onReady() {}

    /** Fixes do not come in any more; the connection will be brought back. */
    default void onUnready() {}

    /** Another client was given this owner's place at the broker, or speaks with a higher epoch; {@link StandbyBridge#disown} is due. */
    default void onTakenOver(long epoch) {}
}
