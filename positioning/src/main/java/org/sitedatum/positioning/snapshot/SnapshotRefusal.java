package org.sitedatum.positioning.snapshot;

/**
 * Why bytes were not taken as the state of an engine.
 *
 * @param reason what kind of fault it is
 * @param detail one sentence
 */
public record SnapshotRefusal(Reason reason, String detail) {

    /** What kind of fault it is. */
    public enum Reason {
        /** These bytes are no snapshot. */
        NOT_A_SNAPSHOT,
        /** Written by a release that lays out its state otherwise. */
        OTHER_VERSION,
        /** Of another site. */
        OTHER_SITE,
        /** The end is missing. */
        TRUNCATED,
        /** Damaged: the checksum differs, or what is written contradicts itself. */
        CORRUPT,
        /** Holds changes only, and what they are changes of is missing. */
        INCOMPLETE,
        /** The engine has heard fixes already; only a fresh one resumes. */
        NOT_FRESH
    }
}
