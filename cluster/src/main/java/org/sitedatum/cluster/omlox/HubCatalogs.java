package org.sitedatum.cluster.omlox;

import org.sitedatum.cluster.site.SiteDocument;
import org.sitedatum.cluster.store.SiteRevision;

/** The newest catalog that this node knows. Thread-safe; only {@link #reload} waits. */
final class HubCatalogs {

    private final HubDocuments documents;
    private final SiteEdit site;
    private volatile HubCatalog current;

    HubCatalogs(HubDocuments documents, SiteEdit site) {
        this.documents = documents;
        this.site = site;
        this.current = read();
    }

    private HubCatalog read() {
        SiteRevision revision = site.current();
        return new HubCatalog(SiteDocument.siteOf(revision), documents.all());
    }

    HubCatalog current() {
        return current;
    }

    /** Looks what the stores have. */
    synchronized HubCatalog reload() {
        current = read();
        return current;
    }
}
