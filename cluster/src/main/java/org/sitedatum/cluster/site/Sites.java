package org.sitedatum.cluster.site;

import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.store.ContentAnchorStore;
import org.sitedatum.cluster.store.DraftStore;
import org.sitedatum.cluster.store.PlanStore;
import org.sitedatum.cluster.store.RevisionEntry;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.positioning.revision.ObjectChange;
import org.sitedatum.positioning.site.SiteFault;

/**
 * The sites that a node knows, for its API. Thread-safe; every method may wait for the database, and throws {@link
 * org.sitedatum.cluster.store.StoreException} when that fails.
 */
public interface Sites {

    /** Ids of all sites in the store, in order. */
    List<String> list();

    /** The newest revision of a site; empty when there is no such site. */
    Optional<SiteRevision> current(String site);

    /** One revision of a site. */
    Optional<SiteRevision> find(String site, long revision);

    /**
     * Who changed a site, when and why, the newest first; without the documents.
     *
     * @param below only revisions with a lower number; {@link Long#MAX_VALUE} for all
     * @param most how many at most
     */
    List<RevisionEntry> history(String site, long below, int most);

    /** What is different between two revisions of a site; empty when one of them is not there. */
    Optional<List<ObjectChange>> compare(String site, long before, long after);

    /** Every fault of a document for this site; empty when it can be published. Changes nothing. */
    List<SiteFault> check(String site, byte[] document);

    /**
     * Publishes a document, durably before this returns, and hands it to every engine that serves the site.
     *
     * @param expectedRevision the revision it was made from; 0 for a site that is not in the store yet
     * @param document JSON in UTF-8; the id in it must be {@code site}
     * @param who of the API's user or service; 1 to 256 characters
     * @param why 0 to 2,000 characters
     */
    SitePublication publish(String site, long expectedRevision, byte[] document, String who, String why);

    /**
     * Publishes an older revision again as the newest one.
     *
     * @param revision the one to go back to
     * @param expectedRevision the newest one as the writer knows it
     */
    SitePublication restore(String site, long revision, long expectedRevision, String who, String why);

    /**
     * Removes a site: its engines end, and it is not there any more for anybody. Its history stays; {@link #restore} and
     * publishing it as a new site bring it back.
     *
     * @param expectedRevision the newest one as the remover knows it
     */
    SitePublication remove(String site, long expectedRevision, String who, String why);

    /** What people work on and have not published. */
    DraftStore drafts();

    /** Images of the floors, as they were uploaded. */
    PlanStore plans();

    /** Where content of headsets is anchored. */
    ContentAnchorStore contentAnchors();

    /** Tells a listener of every revision from now on, on a thread of the node's; until the returned handle is closed. */
    AutoCloseable listen(Listener listener);

    /** Hears of revisions. */
    interface Listener {
        /** A revision has been published, here or on another node; in order for each site, and never twice. */
        void onRevision(SiteRevision revision);

        /**
         * A site has been removed, here or on another node; perhaps told more than once.
         *
         * @param revision number of the one that removed it
         */
        default void onRemoved(String site, long revision) {}
    }
}
