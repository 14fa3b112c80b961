package org.sitedatum.cluster.site;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.sitedatum.cluster.site.SiteImport.StoredSite;
import org.sitedatum.cluster.store.SiteDatabase;
import org.sitedatum.cluster.store.StoreAddress;
import org.sitedatum.positioning.site.Site;

/** Sites that are forgotten with the process: for a demo, and for a node that was given site files and no place to keep them. */
public final class SitesInMemory {

    private SitesInMemory() {}

    /** A store of these sites, each as its first revision. */
    public static StoredSites of(List<Site> sites, String author) {
        String url = "jdbc:h2:mem:sites-" + UUID.randomUUID();
        SiteDatabase database = SiteDatabase.open(new StoreAddress(url, "sitedatum", ""));
        List<StoredSite> stored = SiteImport.into(database.revisions(), sites, author, Instant.now());
        Map<String, Long> known =
                stored.stream().collect(Collectors.toMap(one -> one.site().id(), StoredSite::revision));
        return new StoredSites(database, known, Instant::now);
    }
}
