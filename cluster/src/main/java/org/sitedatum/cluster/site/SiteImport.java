package org.sitedatum.cluster.site;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.store.SiteChange;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.cluster.store.SiteStore;
import org.sitedatum.mqtt.codec.SiteJsonEncoder;
import org.sitedatum.positioning.site.Site;

/** Brings sites from files into the store, once: a site that is or was there already is taken as it stands there. */
public final class SiteImport {

    /**
     * A site as it is to be served.
     *
     * @param revision of its document in the store
     */
    public record StoredSite(Site site, long revision) {}

    private SiteImport() {}

    /**
     * Imports what the store does not have and reads the newest revision of every site in the store.
     *
     * @param author in the history of what is imported
     * @throws org.sitedatum.cluster.store.StoreException when the store fails or holds a document that cannot be read
     */
    public static List<StoredSite> into(SiteStore store, List<Site> files, String author, Instant now) {
        for (Site site : files) {
            if (store.newestNumber(site.id()) == 0) {
                String document = new String(new SiteJsonEncoder().encode(site), StandardCharsets.UTF_8);
                // another node may be faster: its import is as good
                store.publish(new SiteChange(site.id(), 0, document, author, "imported at first start", now));
            }
        }
        List<StoredSite> sites = new ArrayList<>();
        for (String id : store.sites()) {
            Optional<SiteRevision> newest = store.newest(id);
            newest.ifPresent(revision -> sites.add(new StoredSite(SiteDocument.siteOf(revision), revision.number())));
        }
        return sites;
    }
}
