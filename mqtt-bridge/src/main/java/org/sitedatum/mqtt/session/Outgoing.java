package org.sitedatum.mqtt.session;

/** One message on its way out. */
final class Outgoing {
    final String topic;
    final byte[] payload;
    final Delivery delivery;

    /** Removed from the queue it still stands in, because a newer one of its topic took its place. */
    boolean dropped;

    Outgoing(String topic, byte[] payload, Delivery delivery) {
        this.topic = topic;
        this.payload = payload;
        this.delivery = delivery;
    }
}
