package org.sitedatum.mqtt.codec;

import java.util.List;
import org.sitedatum.positioning.site.Site;
import org.sitedatum.positioning.site.SiteFault;

/** What became of a site document. */
public sealed interface SiteDecoding {
    /**
     * It is sound.
     *
     * @param site without a fault
     */
    record Sound(Site site) implements SiteDecoding {}

    /**
     * It is refused whole.
     *
     * @param faults at least one, in document order where that can be told
     */
    record Faulty(List<SiteFault> faults) implements SiteDecoding {
        /** Copies the list. */
        public Faulty {
            faults = List.copyOf(faults);
        }
    }
}
