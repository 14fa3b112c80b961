package org.sitedatum.mqtt.session;

/**
 * What became of messages since the publisher started.
 *
 * @param sent handed to the connection
 * @param droppedFull perishable messages dropped because newer ones needed the room
 * @param droppedOffline perishable messages dropped because there was no connection
 * @param droppedKept other messages dropped because the queue was full
 * @param failed messages the connection or the broker refused
 */
public record PublisherCounts(long sent, long droppedFull, long droppedOffline, long droppedKept, long failed) {
    /** Both together. */
    public PublisherCounts plus(PublisherCounts other) {
        return new PublisherCounts(
                sent + other.sent,
                droppedFull + other.droppedFull,
                droppedOffline + other.droppedOffline,
                droppedKept + other.droppedKept,
                failed + other.failed);
    }

    /** Messages lost one way or another. */
    public long dropped() {
        return droppedFull + droppedOffline + droppedKept + failed;
    }
}
