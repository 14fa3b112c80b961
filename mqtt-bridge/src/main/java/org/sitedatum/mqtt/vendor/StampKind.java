package org.sitedatum.mqtt.vendor;

/** Which instant a fix's stamp names. */
public enum StampKind {
    /** When it was measured, by the sender's clock. */
    MEASURED,
    /** When the sender's server worked it out or sent it. */
    SENT,
    /** When it was received here: the message carries no usable time, or the adapter is told not to trust it. */
    RECEIVED
}
