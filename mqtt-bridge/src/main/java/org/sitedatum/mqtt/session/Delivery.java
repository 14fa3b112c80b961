package org.sitedatum.mqtt.session;

import java.util.OptionalLong;

/**
 * How a message is to be delivered.
 *
 * @param qos 0 or 1
 * @param retained whether the broker keeps it for later subscribers
 * @param expirySeconds how long it is worth something; empty: as long as the broker keeps it
 * @param perishable true: worthless when it cannot be sent now, so it is never queued without a connection and gives way to
 *     a newer one of its topic; false: kept through an outage and sent again when its receipt is in doubt
 */
public record Delivery(int qos, boolean retained, OptionalLong expirySeconds, boolean perishable) {
    /** Poses: QoS 0, newest wins. */
    public static final Delivery LIVE = new Delivery(0, false, OptionalLong.empty(), true);

    /** Events: QoS 1, none lost while the queue holds. */
    public static final Delivery EVENT = new Delivery(1, false, OptionalLong.empty(), false);

    /** What stands on a topic until it is replaced: QoS 1, retained. */
    public static final Delivery STANDING = new Delivery(1, true, OptionalLong.empty(), false);

    /**
     * Checks the QoS.
     *
     * @throws IllegalArgumentException when it is neither 0 nor 1
     */
    public Delivery {
        if (qos != 0 && qos != 1) {
            throw new IllegalArgumentException("QoS is " + qos + "; allowed 0 and 1");
        }
    }

    /** A last pose: QoS 1, retained, forgotten by the broker after so many seconds. */
    public static Delivery last(long expirySeconds) {
        return new Delivery(1, true, OptionalLong.of(expirySeconds), true);
    }

    /** Whether nothing but the newest counts and nobody acknowledges: the case of {@link #LIVE}. */
    boolean isLive() {
        return perishable && qos == 0 && !retained && expirySeconds.isEmpty();
    }

    /** Whether the newest message stands on its topic until replaced, so that an older one is worth nothing. */
    boolean isStanding() {
        return retained && !perishable;
    }
}
