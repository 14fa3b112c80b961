package org.sitedatum.cluster.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Site documents with their history. Thread-safe. Every method throws {@link StoreException} when the database cannot be
 * reached or refuses; a change is then either wholly there or not at all.
 */
public interface SiteStore {

    /** Ids of all sites that have not been removed, in order. */
    List<String> sites();

    /** The number of the newest revision of a site, also of the one that removed it; 0 when it never was in the store. */
    long newestNumber(String site);

    /** The number of the newest revision of every site, also of those that removed one. */
    Map<String, Long> newestNumbers();

    /** The newest revision of a site; empty when there is none or the site was removed with it. */
    Optional<SiteRevision> newest(String site);

    /** One revision of a site; empty when there is none or the site was removed with it. */
    Optional<SiteRevision> find(String site, long number);

    /**
     * The history of a site, the newest revision first, without the documents.
     *
     * @param below only those with a lower number
     * @param most how many at most
     */
    List<RevisionEntry> history(String site, long below, int most);

    /** Publishes a change if nobody published another since its author looked; returns when it is on disk. */
    PublishOutcome publish(SiteChange change);
}
