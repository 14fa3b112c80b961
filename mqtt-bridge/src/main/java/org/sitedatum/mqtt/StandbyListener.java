package org.sitedatum.mqtt;

/** Hears what befalls a standby bridge, on threads of its connections; must not block. */
@FunctionalInterface
public interface StandbyListener {
    /** Another client was given this owner's place at the broker, or speaks with a higher epoch; {@link StandbyBridge#disown} is due. */
    void onTakenOver(long epoch);
}
