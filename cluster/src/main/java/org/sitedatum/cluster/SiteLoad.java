package org.sitedatum.cluster;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sitedatum.cluster.site.SiteImport;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.cluster.site.StoredSites;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.positioning.site.Site;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sites a node begins with, and the open store they come from.
 *
 * @param sites as the store has them now
 * @param stored tells of every later revision; the node closes it
 * @param isEmpty whether the store never had a site
 */
record SiteLoad(List<StoredSite> sites, StoredSites stored, boolean isEmpty) {

    private static final Logger LOG = LoggerFactory.getLogger(SiteLoad.class);

    /**
     * Opens a store and imports what it does not have yet.
     *
     * @param files sites as files have them
     * @param node name of this node, the author of what is imported
     * @throws org.sitedatum.cluster.store.StoreException when the store cannot be used
     */
    static SiteLoad from(StoreAddress address, List<Site> files, String node) {
        SiteDatabase database = SiteDatabase.open(address);
        try {
            // of sites that were removed; read before, so that nothing is taken for known that is not loaded
            Map<String, Long> known = new HashMap<>(database.revisions().newestNumbers());
            List<StoredSite> sites = SiteImport.into(database.revisions(), files, node, Instant.now());
            sites.forEach(site -> known.put(site.site().id(), site.revision()));
            sites.forEach(
                    site -> LOG.info("site {} as of revision {}", site.site().id(), site.revision()));
            warnOfOtherFiles(files, sites);
            return new SiteLoad(sites, new StoredSites(database, known, Instant::now), known.isEmpty());
        } catch (RuntimeException cannotLoad) {
            database.close();
            throw cannotLoad;
        }
    }

    private static void warnOfOtherFiles(List<Site> files, List<StoredSite> sites) {
        for (Site file : files) {
            boolean same = sites.stream().map(StoredSite::site).anyMatch(file::equals);
            boolean isThere = sites.stream().anyMatch(one -> one.site().id().equals(file.id()));
            if (!isThere) {
                LOG.warn("site {} was removed; publish its file to serve it again", file.id());
            } else if (!same) {
                LOG.warn(
                        "the file of site {} is not what the store has, and the store counts; publish the file to use it",
                        file.id());
            }
        }
    }
}
