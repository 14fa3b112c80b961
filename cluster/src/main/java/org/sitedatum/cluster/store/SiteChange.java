package org.sitedatum.cluster.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A new state of a site document, to be published on top of a revision its author has seen.
 *
 * @param site id of the site
 * @param basedOn number of the revision it changes; 0 for a site that is not in the store yet
 * @param document the site document, JSON text
 * @param author who publishes it
 * @param reason why
 * @param at when, kept to the microsecond
 */
public record SiteChange(String site, long basedOn, String document, String author, String reason, Instant at) {

    /** Longest id, author and reason, in characters. */
    static final int LONGEST_ID = 128;

    static final int LONGEST_AUTHOR = 256;
    static final int LONGEST_REASON = 2_000;

    /**
     * Checks lengths.
     *
     * @throws IllegalArgumentException naming the field, its length and what is allowed
     */
    public SiteChange {
        if (basedOn < 0) {
            throw new IllegalArgumentException("basedOn is " + basedOn + ": must be 0 for a new site, else a revision");
        }
        requireLength("site", site, 1, LONGEST_ID);
        requireLength("author", author, 1, LONGEST_AUTHOR);
        requireLength("reason", reason, 0, LONGEST_REASON);
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    private static void requireLength(String field, String value, int least, int most) {
        if (value.length() < least || value.length() > most) {
            throw new IllegalArgumentException(
                    field + " has " + value.length() + " characters: " + least + " to " + most + " are allowed");
        }
    }

    SiteRevision asRevision() {
        return new SiteRevision(site, basedOn + 1, document, author, reason, at);
    }
}
