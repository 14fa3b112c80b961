package org.sitedatum.cluster.site;

import java.util.List;
import java.util.Optional;
import org.sitedatum.cluster.store.SiteRevision;
import org.sitedatum.positioning.revision.ObjectChange;
import org.sitedatum.positioning.site.SiteFault;

/** What came of publishing a site document. */
public sealed interface SitePublication {

    /**
     * The database has it, and the engines that serve the site are told.
     *
     * @param revision as stored
     * @param changes what is different from the revision before; everything for a new site
     */
    record Published(SiteRevision revision, List<ObjectChange> changes) implements SitePublication {
        /** Copies the list. */
        public Published {
            changes = List.copyOf(changes);
        }
    }

    /**
     * Nothing was changed, for the site went on since: both versions, to merge.
     *
     * @param expected the revision the writer had seen; empty when there is none of that number
     * @param current the newest one; empty when the site is not in the store
     */
    record Stale(Optional<SiteRevision> expected, Optional<SiteRevision> current) implements SitePublication {}

    /**
     * Nothing was changed, for the document contradicts itself or cannot be read.
     *
     * @param faults all of them, at least one
     */
    record Faulty(List<SiteFault> faults) implements SitePublication {
        /** Copies the list. */
        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /**
     * Nothing was changed, for there is no such revision to go back to.
     *
     * @param site id of the site
     * @param revision the number asked for
     */
    record NoSuchRevision(String site, long revision) implements SitePublication {}
}
