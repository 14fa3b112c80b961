package org.sitedatum.cluster.store;

import java.util.List;
import java.util.Optional;

/**
 * Site documents with their history. Thread-safe. Every method throws {@link StoreException} when the database cannot be
 * reached or refuses; a change is then either wholly there or not at all.
 */
public interface SiteStore extends AutoCloseable {

    /** Ids of all sites, in order. */
    List<String> sites();

    /** The newest revision of a site. */
    Optional<SiteRevision> newest(String site);

    /** One revision of a site. */
    Optional<SiteRevision> find(String site, long number);

    /**
     * Revisions of a site, the newest first.
     *
     * @param below only those with a lower number
     * @param most how many at most
     */
    List<SiteRevision> history(String site, long below, int most);

    /** Publishes a change if nobody published another since its author looked; returns when it is on disk. */
    PublishOutcome publish(SiteChange change);

    @Override
    void close();
}
