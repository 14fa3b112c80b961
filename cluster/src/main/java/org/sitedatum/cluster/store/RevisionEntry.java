package org.sitedatum.cluster.store;

import java.time.Instant;

/**
 * A line in the history of a site.
 *
 * @param site id of the site
 * @param number 1 for the first revision, each next one higher
 * @param author who published it
 * @param reason why
 * @param publishedAt when, to the microsecond
 */
public record RevisionEntry(String site, long number, String author, String reason, Instant publishedAt) {}
