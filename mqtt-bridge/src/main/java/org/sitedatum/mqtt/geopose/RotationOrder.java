package org.sitedatum.mqtt.geopose;

/** In which order a sender writes the four numbers of a frame's {@code rotation}; the standard fixes none. */
public enum RotationOrder {
    /** As the Basic-Quaternion target has its members, and as this product writes. */
    X_Y_Z_W,
    /** The real part first. */
    W_X_Y_Z
}
