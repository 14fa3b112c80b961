package org.sitedatum.cluster.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Site documents with their history. Thread-safe. Every method throws {@link StoreException} when the database cannot be
 * reached or refuses; a change is then either wholly there or not at all.
 */
public interface SiteStore {

    /** Ids of all sites, in order. */
    List<String> sites();

    /** The number of the newest revision of a site; 0 when it is not in the store. */
    long newestNumber(String site);

    /** The number of the newest revision of every site. */
    Map<String, Long> newestNumbers();

    /** The newest revision of a site. */
    Optional<SiteRevision> newest(String site);

    /** One revision of a site. */
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
