package org.sitedatum.mqtt.vda5050;

/** How a robot is connected. */
public enum VdaConnection {
    /** Connected. */
    ONLINE,
    /** Left in an orderly way. */
    OFFLINE,
    /** Lost; said by the last will. */
    BROKEN;

    String word(VdaVersion version) {
        return this != BROKEN ? name() : version.isThree() ? "CONNECTION_BROKEN" : "CONNECTIONBROKEN";
    }
}
