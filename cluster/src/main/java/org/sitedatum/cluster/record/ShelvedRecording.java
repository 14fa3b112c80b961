package org.sitedatum.cluster.record;

import java.time.Instant;

/**
 * A recording on the shelf, as it was when it was put there.
 *
 * @param site site id
 * @param id its name
 * @param form how it lies there
 * @param author who made or sent it
 * @param madeAt when it came to the shelf
 * @param fixes readable ones
 * @param refused lines or messages that are no readable fix
 * @param lost messages that came faster than they could be written
 * @param fromNanos receipt of the first fix, ns since the Unix epoch; 0 without one
 * @param untilNanos receipt of the last fix
 * @param bytes on disk
 * @param hasTruth whether it can be scored
 * @param note why it ended before it was asked to; else empty
 */
public record ShelvedRecording(
        String site,
        String id,
        Form form,
        String author,
        Instant madeAt,
        long fixes,
        long refused,
        long lost,
        long fromNanos,
        long untilNanos,
        long bytes,
        boolean hasTruth,
        String note) {

    /** How a recording lies on the shelf. */
    public enum Form {
        /** A folder of our own form. */
        FOLDER,
        /** One MCAP file. */
        MCAP
    }
}
