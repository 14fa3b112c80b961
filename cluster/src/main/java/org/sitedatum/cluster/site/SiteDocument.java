package org.sitedatum.cluster.site;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.cluster.store.StoreException;
import org.sitedatum.mqtt.codec.SiteDecoding;
import org.sitedatum.mqtt.codec.SiteJsonDecoder;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.SiteFault;

/** Site documents as text and as sites. */
public final class SiteDocument {

    private SiteDocument() {}

    /** Reads a document that is to be a revision of {@code site}: its faults include another id. */
    public static SiteDecoding decode(String site, byte[] document) {
        SiteDecoding decoding = new SiteJsonDecoder().decode(document);
        if (decoding instanceof SiteDecoding.Sound sound && !sound.site().id().equals(site)) {
            return new SiteDecoding.Faulty(List.of(new SiteFault(
                    "id", sound.site().id(), "must be " + site + ", the site it is published for; ids do not change")));
        }
        return decoding;
    }

    /**
     * The site of a revision.
     *
     * @throws StoreException when this version of SiteDatum cannot use the document
     */
    public static Site siteOf(SiteRevision revision) {
        SiteDecoding decoding = decode(revision.site(), revision.document().getBytes(StandardCharsets.UTF_8));
        if (decoding instanceof SiteDecoding.Sound sound) {
            return sound.site();
        }
        throw new StoreException("revision " + revision.number() + " of site " + revision.site()
                + " in the store cannot be used: " + ((SiteDecoding.Faulty) decoding).faults());
    }
}
