package org.sitedatum.cluster.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A new state of a site document, to be published on top of a revision its author has seen.
 *
 * @param site id of the site
 * @param basedOn number of the revision it changes; 0 for a site that is not in the store yet
 * @param document the site document, JSON text; empty: the site is removed
 * @param author who publishes it
 * @param reason why
 * @param at when, kept to the microsecond
 */
public record SiteChange(String site, long basedOn, String document, String author, String reason, Instant at) {

    /**
     * Checks lengths.
     *
     * @throws IllegalArgumentException naming the field, its length and what is allowed
     */
    public SiteChange {
        if (basedOn < 0) {
            throw new IllegalArgumentException("basedOn is " + basedOn + ": must be 0 for a new site, else a revision");
        }
        Lengths.check("site", site, 1, Lengths.ID);
        Lengths.check("document", document, 0, Lengths.DOCUMENT);
        Lengths.check("author", author, 1, Lengths.AUTHOR);
        Lengths.check("reason", reason, 0, Lengths.REASON);
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    SiteRevision asRevision() {
        return new SiteRevision(site, basedOn + 1, document, author, reason, at);
    }
}
