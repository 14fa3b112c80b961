package org.sitedatum.cluster.live;

/**
 * Something other than a pose that an engine or a client said, written once for everyone it goes to.
 *
 * @param kind which channel it belongs to
 * @param sector whose engine said it
 * @param epoch of the ownership it was said under
 * @param json the object of the contract in UTF-8, not to be modified
 */
public record LiveNotice(Kind kind, String sector, long epoch, byte[] json) {

    /** The channels beside poses. */
    public enum Kind {
        /** Fences, meetings, merges, health of devices. */
        EVENT,
        /** A body's drifting frame moved in the site. */
        ALIGNMENT,
        /** A content anchor changed; who may know is said inside. */
        ANCHOR,
        /** What the omlox hub of a node took; for the hubs of other nodes only. */
        HUB
    }
}
