package org.sitedatum.cluster.store;

import java.time.Instant;

/**
 * One published state of a site document. A site is removed by a revision without a document, so that its history stays.
 *
 * @param site id of the site
 * @param number 1 for the first, each next one higher
 * @param document the site document, JSON text as it was published
 * @param author who published it
 * @param reason why
 * @param publishedAt when, to the microsecond
 */
public record SiteRevision(
        String site, long number, String document, String author, String reason, Instant publishedAt) {

    /** Whether the site was removed with it. */
    public boolean isRemoval() {
        return document.isEmpty();
    }
}
