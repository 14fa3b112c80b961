package org.sitedatum.cluster.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A site document that somebody works on; it need not be free of faults.
 *
 * @param site id of the site
 * @param owner whose it is
 * @param name which of the owner's drafts of this site
 * @param version counts its changes from 1; 0 before it is saved
 * @param basedOn revision of the site it was made from; 0 for a new site
 * @param document text, JSON as far as the author got
 * @param savedAt when, kept to the microsecond
 */
public record SiteDraft(
        String site, String owner, String name, long version, long basedOn, String document, Instant savedAt) {

    /**
     * Checks lengths.
     *
     * @throws IllegalArgumentException naming the field, its length and what is allowed
     */
    public SiteDraft {
        Lengths.check("site", site, 1, Lengths.ID);
        Lengths.check("owner", owner, 1, Lengths.AUTHOR);
        Lengths.check("name", name, 1, Lengths.ID);
        Lengths.check("document", document, 0, Lengths.DOCUMENT);
        if (version < 0 || basedOn < 0) {
            throw new IllegalArgumentException("version and basedOn must not be negative");
        }
        savedAt = savedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The same with the next version number. */
    SiteDraft next() {
        return new SiteDraft(site, owner, name, version + 1, basedOn, document, savedAt);
    }
}
